"""The registration of the handler, and the alarm."""

from __future__ import annotations

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import Body, CodeWriter, Lines
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.parts.handler import HANDLER
from guard_codemod.guards.placeholders import options
from guard_codemod.guards.spec import GuardOptions


class Alarm(Part):
    """Calls the handler when the time is up."""

    order = 30
    unless = "alone"

    def arming(self, code: CodeWriter) -> Lines:
        return where_available(code, "signal", "SIGALRM", self._arm)

    def _arm(self, code: CodeWriter) -> Lines:
        action, signal = action_of(code.options), code.name("signal")
        handler = HANDLER
        if not action.has_handler and action.imported:
            handler = action.imported[1]
        yield f"{signal}.signal({signal}.SIGALRM, {code.name(handler)})"
        yield f"{signal}.alarm({code.limit})"


class Portable(Part):
    """Arms the guard only if the system supports it; other parts call `where_available`."""

    order = 25
    template = options(portable=True)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        needed = not options.alone or options.may_fork or options.forks or options.masked
        return super().is_wanted(options) and needed


def where_available(code: CodeWriter, module: str, attribute: str, body: Body) -> list[str]:
    """Return the lines of *body*, for a portable guard under a test for *module*'s *attribute*."""
    if not Portable.is_wanted(code.options):
        return list(body(code))
    return code.suite(f'if hasattr({code.name(module)}, "{attribute}"):  # Windows has none.', body)
