"""Tests that look at the clock, whose time is up once something has hung."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.semantic.ast_utils import statements
from guard_codemod.semantic.model import SemanticModel

_IS_MORE = {ast.Gt: True, ast.GtE: True, ast.Lt: False, ast.LtE: False}


def tests_that_leave(loop: ast.While) -> Iterator[ast.expr]:
    """Yield the condition of *loop*, and those on which it is left."""
    yield loop.test
    for one in statements(loop.body):
        if isinstance(one, ast.If) and isinstance(one.body[-1], (ast.Break, ast.Return, ast.Raise)):
            yield one.test


def time_is_up(test: ast.expr, program: SemanticModel) -> bool | None:
    """Return the value of *test* once its deadline has passed, None if it reads no clock."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or type(test.ops[0]) not in _IS_MORE:
        return None
    left, right = _grows(test.left, program), _grows(test.comparators[0], program)
    if (left is None) is (right is None):
        return None
    return _IS_MORE[type(test.ops[0])] is (left if left is not None else not right)


def _grows(node: ast.expr, program: SemanticModel) -> bool | None:
    """Whether *node* becomes more with time, or less; None if neither."""
    if isinstance(node, ast.Call):
        return True if program.facts_of(node).tells_time else None
    if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Add, ast.Sub)):
        left, right = _grows(node.left, program), _grows(node.right, program)
        if left is not None and right is None:
            return left
        if right is not None and left is None:
            return right is isinstance(node.op, ast.Add)
    return None
