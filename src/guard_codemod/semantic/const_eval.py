"""Numbers and texts that are written in the file, as ``60 * 60`` or under a name."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from guard_codemod.lazy import memoized
from guard_codemod.semantic.ast_utils import (
    DEFINITIONS,
    binds,
    own_expressions,
    text_of,
)
from guard_codemod.semantic.model import SemanticModel

_OPERATORS: Mapping[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}
_LARGEST = 10**300
"""What is larger counts as this much, so that it can be computed, and written as a float."""


def number(
    node: ast.expr | None, program: SemanticModel, named: frozenset[str] = frozenset()
) -> float | None:
    """Return the number that *node* stands for, None where that is known only when the job runs.

    It is in the values of the names *named*, each of which is looked up once.
    """
    match node:
        case ast.Constant(value):
            return _limited(value)
        case ast.UnaryOp(ast.UAdd(), operand):
            return number(operand, program, named)
        case ast.UnaryOp(ast.USub(), operand):
            positive = number(operand, program, named)
            return None if positive is None else -positive
        case ast.BinOp() if type(node.op) in _OPERATORS:
            left, right = (number(side, program, named) for side in (node.left, node.right))
            return None if left is None or right is None else _computed(node.op, left, right)
        case ast.Attribute() if program.qualified(node) == "os.EX_OK":
            return 0
        case ast.Name(name) if name not in named:
            return number(_bound_to(program, name), program, named | {name})
    return None


def number_by_default(node: ast.expr | None, program: SemanticModel) -> float | None:
    """Return the number that *node* evaluates to if no environment variable sets another one."""
    for _ in range(2):  # a parameter may be given what is bound to another name
        if isinstance(node, ast.Name):
            node = _bound_to(program, node.id) or _given_for(program, node.id)
    while isinstance(node, ast.Call) and program.qualified(node.func) in _CONVERTS and node.args:
        node = node.args[-1]
    return float(text_of(node)) if text_of(node).isdecimal() else number(node, program)


def _given_for(program: SemanticModel, name: str) -> ast.expr | None:
    """Return what all calls pass for the parameter *name*, if that is one expression."""
    values = program.values_of(name) if name in program.parameters else []
    return values[0] if len({ast.unparse(value) for value in values}) == 1 else None


ENVIRONMENT = ("os.environ.get", "os.getenv")
"""What reads a variable of the environment, and is given a default."""
_CONVERTS = ("int", "float", *ENVIRONMENT)


def text(node: ast.expr | None, program: SemanticModel) -> str:
    """Return the string that *node* evaluates to, or "" if it is not known."""
    if isinstance(node, ast.Name):
        node = _bound_to(program, node.id)
    return text_of(node)


def _computed(operation: ast.operator, left: float, right: float) -> float | None:
    if isinstance(operation, ast.Pow) and abs(left) > 1 and right * math.log10(abs(left)) > 300:
        return _LARGEST if left > 0 or right % 2 == 0 else -_LARGEST
    try:
        return _limited(_OPERATORS[type(operation)](left, right))
    except ArithmeticError:
        return None


def _limited(value: object) -> float | None:
    """Return *value*, limited to plus or minus `_LARGEST`, or None if it is not a number."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None  # a root of a negative number is complex
    return max(-_LARGEST, min(value, _LARGEST))


@memoized
def _bound_to(program: SemanticModel, name: str) -> ast.expr | None:
    """Return what module-level code binds *name* to, if nothing else in the file binds it."""
    values: list[ast.expr | None] = []
    for statement, *_ in program.statements.spelling([name]):
        if isinstance(statement, DEFINITIONS):
            values += [None] if statement.name == name else []
        elif any(binds(node, name) for node in own_expressions(statement)):
            is_outer = statement in program.tree.body
            values.append(getattr(statement, "value", None) if is_outer else None)
    return values[0] if len(values) == 1 else None
