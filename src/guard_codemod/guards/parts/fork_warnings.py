"""Python's warning about a fork in a process with threads."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import KILL_AFTER, options
from guard_codemod.guards.spec import GuardOptions


class ForkWarnings(Part):
    """Silences it in a job without threads: Python 3.12 and later count the backstop's thread."""

    order = 60
    template = options(kill_after=KILL_AFTER, forks=True)
    modules = ("warnings",)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return super().is_wanted(options) and not options.threads

    def arming(self, code: CodeWriter) -> Iterator[str]:
        yield f"# {REASON}"
        yield from ignore_warnings(code)


REASON = "Python 3.12 counts the backstop's thread, and warns of the fork."


def ignore_warnings(code: CodeWriter) -> list[str]:
    """Return a call that silences the warning."""
    pattern = '".* is multi-threaded, use of fork"'
    return code.call(f"{code.name('warnings')}.filterwarnings", ['"ignore"', pattern])
