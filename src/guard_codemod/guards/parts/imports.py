"""The imports in the main block, rather than at the top of the file."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.base import Part


class Imports(Part):
    """Imports what the action needs and, if the guard is above the file's imports, its modules."""

    order = 0

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:
        if code.spec.inner_imports:
            yield list(code.spec.inner_imports)
        imported = action_of(code.options).imported
        if imported:
            module, name = imported
            called = code.name(name)
            alias = "" if called == name else f" as {called}"
            yield [f"from {module} import {name}{alias}"]
