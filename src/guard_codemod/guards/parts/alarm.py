"""The registration of the handler, and the alarm."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.parts.handler import HANDLER
from guard_codemod.guards.parts.portable import where_available
from guard_codemod.guards.spec import GuardOptions


class Alarm(Part):
    """Calls the handler when the time is up."""

    order = 30
    modules = ("signal",)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return not options.alone

    def arming(self, code: CodeWriter) -> list[str]:
        return where_available(code, "signal", "SIGALRM", self._arm)

    def _arm(self, code: CodeWriter) -> Iterator[str]:
        action, signal = action_of(code.options), code.name("signal")
        handler = HANDLER
        if not action.has_handler and action.imported:
            handler = action.imported[1]
        yield f"{signal}.signal({signal}.SIGALRM, {code.name(handler)})"
        yield f"{signal}.alarm({code.limit})"
