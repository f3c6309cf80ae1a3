"""Numbers and texts that are written in the file, be it by way of a constant."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

from guard_codemod.semantic.model import Program

_OPERATORS: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Pow: operator.pow,
}


def number(node: ast.expr | None, program: Program) -> float:
    """Return the number that *node* stands for, or 0 where that takes more than a look."""
    node = constant(node, program)
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return float(min(node.value, 1e300))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        try:
            return float(
                _OPERATORS[type(node.op)](number(node.left, program), number(node.right, program))
            )
        except (ArithmeticError, TypeError):
            return 0
    return 0


def text(node: ast.expr | None, program: Program) -> str:
    """Return the string that *node* stands for, or "" where that takes more than a look."""
    node = constant(node, program)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def constant(node: ast.expr | None, program: Program) -> ast.expr | None:
    """Return what *node* is: if it is a name that the module assigns, the value."""
    if not isinstance(node, ast.Name):
        return node
    values = program.constants.get(node.id, ())
    return values[0] if len(values) == 1 and not isinstance(values[0], ast.Name) else None
