"""The warning about a fork that the backstop's thread causes in a job with other threads."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.parts.fork_warnings import REASON, ignore_warnings
from guard_codemod.guards.parts.portable import where_available
from guard_codemod.guards.placeholders import KILL_AFTER, options

_HOOK, _QUIET = "ignore_warnings", "quiet"
_USED = ("threading", "warnings")


class ThreadWarnings(Part):
    """Silences the warning only if the job has no other thread at the time of the fork."""

    order = 61
    template = options(kill_after=KILL_AFTER, forks=True, threads=True)
    modules = ("os", *_USED, "types")
    names = (_HOOK, _QUIET)
    python = (3, 7)

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:
        yield code.function(_HOOK, {}, "None", self._ignore)

    def _ignore(self, code: CodeWriter) -> Iterator[str]:
        yield REASON
        test = f"if {code.name('threading')}.active_count() == 1:"
        yield from code.suite(test, ignore_warnings)

    def arming(self, code: CodeWriter) -> Iterator[str]:
        modules = ", ".join(f'"{module}": {module}' for module in map(code.name, _USED))
        arguments = [f"{code.name(_HOOK)}.__code__", f"{{{modules}}}"]
        yield from code.call(f"{code.name(_QUIET)} = {code.name('types')}.FunctionType", arguments)
        register = f"{code.name('os')}.register_at_fork(before={code.name(_QUIET)})"
        yield from where_available(code, "os", "register_at_fork", lambda _: [register])
