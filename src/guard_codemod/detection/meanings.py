"""What the names in a function mean that a run is in."""

from __future__ import annotations

import ast

from guard_codemod.detection.waits import resolved_name
from guard_codemod.lazy import dataclass
from guard_codemod.semantic.ast_utils import Function, last_name, statements
from guard_codemod.semantic.model import SemanticModel


@dataclass
class Meanings:
    """Tells what names of *program* mean in the *function* that is followed, if any."""

    program: SemanticModel
    function: Function | None = None

    def of(self, node: ast.expr) -> str:
        """Return the qualified name of *node*, with what makes its variable in its place."""
        name = resolved_name(node, self.program)
        variable, dot, rest = name.partition(".")
        if not dot:
            return self._as_defined(name)
        made = self._made_here(variable)
        return f"{made}.{rest}" if made else name

    def _as_defined(self, name: str) -> str:
        """Return what *name* is in ``name = Class.method`` at module level."""
        values = self.program.constants.get(name, [])
        only = values[0] if len(values) == 1 else None
        return self.program.qualified(only) if isinstance(only, ast.Attribute) else name

    def _made_here(self, variable: str) -> str:
        """Return what makes *variable* in the function, if that is but one call.

        Elsewhere in the file it may be made by others.
        """
        if self.function is None or len(self.program.bound_to(variable)) < 2:
            return ""
        if variable in self.program.aliases:
            return ""
        function = self.function
        assigned = self.program.keep(
            ("assigned in", function),
            lambda: [node for node in statements(function.body) if isinstance(node, ast.Assign)],
        )
        made = {
            self.program.qualified(node.value)
            for node in assigned or ()
            if variable in map(last_name, node.targets)
        }
        only = made.pop() if len(made) == 1 else ""
        return only if only.endswith("()") else ""
