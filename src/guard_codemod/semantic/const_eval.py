"""Numbers that are written in the text, be it as ``60 * 60`` or under a name."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from typing import Any

from guard_codemod.semantic.ast_utils import DEFINITIONS, own_expressions
from guard_codemod.semantic.model import Program

_OPERATORS: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
}


def constant(node: ast.expr, program: Program) -> float | None:
    """Return the number that *node* stands for, None where that is known only when the job runs."""
    if isinstance(node, ast.Constant):
        value = node.value
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        operand = constant(node.operand, program)
        return None if operand is None else -operand
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = constant(node.left, program), constant(node.right, program)
        if left is None or right is None:
            return None
        try:
            result: float = _OPERATORS[type(node.op)](left, right)
        except ArithmeticError:
            return None
        return result
    return _named(node.id, program) if isinstance(node, ast.Name) else None


def _named(name: str, program: Program) -> float | None:
    """Return the number that module-level code binds *name* to, if nothing else in the file binds it."""
    values: list[ast.expr | None] = []
    for statement, *_ in program.statements.spelling([name]):
        if isinstance(statement, DEFINITIONS):
            values += [None] if statement.name == name else []
            continue
        binds = any(
            isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load)
            for node in own_expressions(statement)
        )
        if binds:
            plain = (
                isinstance(statement, (ast.Assign, ast.AnnAssign))
                and statement in program.tree.body
            )
            values.append(
                statement.value
                if plain and isinstance(statement, (ast.Assign, ast.AnnAssign))
                else None
            )
    if len(values) != 1 or not isinstance(values[0], ast.Constant):
        return None
    return constant(values[0], program)
