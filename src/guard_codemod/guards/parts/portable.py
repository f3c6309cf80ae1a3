"""Support for systems without the alarm (Windows)."""

from __future__ import annotations

from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import options
from guard_codemod.guards.spec import GuardOptions


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
