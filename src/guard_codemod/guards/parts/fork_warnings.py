"""The warning that Python gives of a fork in a process with threads."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import KILL_AFTER, options


class ForkWarnings(Part):
    """Silences it, since the backstop's thread is disarmed around each fork."""

    order = 60
    template = options(kill_after=KILL_AFTER, forks=True)
    modules = ("warnings",)

    def arming(self, code: CodeWriter) -> Iterator[str]:
        filtered = '("ignore", ".* is multi-threaded, use of fork")'
        yield f"{code.name('warnings')}.filterwarnings{filtered}"
