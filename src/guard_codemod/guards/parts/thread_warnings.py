"""The backstop of a job that forks and has threads."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.fork_deadline import ForkDeadline
from guard_codemod.guards.parts.fork_warnings import REASON, ignore_warnings
from guard_codemod.guards.placeholders import KILL_AFTER, options


class ThreadWarnings(ForkDeadline):
    """Silences the warning only if the job has no other thread at the time of the fork."""

    order = 52
    template = options(kill_after=KILL_AFTER, forks=True, threads=True)
    used = ("faulthandler", "os", "threading", "time", "warnings")
    hooks = ("before", "after_in_parent")  # Python 3.12.1 warns before it calls the latter.
    modules = (*used, "types")

    def arm_again(self, code: CodeWriter) -> Iterator[str]:
        yield from super().arm_again(code)
        yield f"# {REASON}"
        test = f"if {code.name('threading')}.active_count() == 1:"
        yield from code.suite(test, ignore_warnings)
