"""Systems without the alarm (Windows)."""

from __future__ import annotations

from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import options


class Portable(Part):
    """Arms the guard only where the system has what it needs; other parts ask `where_available`."""

    order = 25
    template = options(portable=True)


def where_available(code: CodeWriter, module: str, attribute: str, body: Body) -> list[str]:
    """Return the lines of *body*, for systems where *module* has *attribute* if they differ."""
    if not Portable.is_wanted(code.options):
        return list(body(code))
    return code.suite(f'if hasattr({code.name(module)}, "{attribute}"):', body)
