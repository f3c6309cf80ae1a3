"""Tests that look at the clock, whose time is up once something has hung."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.semantic.ast_utils import is_true, names_in, statements
from guard_codemod.semantic.const_eval import number_by_default
from guard_codemod.semantic.model import SemanticModel

_IS_MORE = {ast.Gt: True, ast.GtE: True, ast.Lt: False, ast.LtE: False}


_LEAVE = (ast.Break, ast.Return, ast.Raise)


def tests_that_leave(loop: ast.While) -> Iterator[ast.expr]:
    """Yield the condition of *loop*, and those on which it is left."""
    yield loop.test
    for node in statements(loop.body):
        if isinstance(node, ast.If) and any(
            isinstance(suite[-1], _LEAVE) for suite in (node.body, node.orelse) if suite
        ):
            yield node.test


def time_is_up(test: ast.expr, program: SemanticModel) -> bool | None:
    """Return the value that *test* has once its deadline has passed; None if it has none."""
    if not isinstance(test, ast.Compare) or len(test.ops) != 1 or type(test.ops[0]) not in _IS_MORE:
        return None
    left, right = _grows(test.left, program), _grows(test.comparators[0], program)
    if (left is None) is (right is None):
        return None
    # True if the side that grows with time must be the greater one.
    return _IS_MORE[type(test.ops[0])] is (left if left is not None else not right)


def endless_part(inside: Sequence[ast.stmt], limit: float, program: SemanticModel) -> set[int]:
    """Return the ids of the statements in such loops among *inside* that outlast the *limit*.

    These are ``while True`` loops, and loops until a deadline that is at least *limit* seconds
    away, without ``break`` and ``return``. Only an exception leaves them earlier.
    """
    return {
        id(node)
        for loop in inside
        if isinstance(loop, ast.While)
        and (is_true(loop.test) or _is_far(loop.test, limit, program))
        and not any(isinstance(node, (ast.Break, ast.Return)) for node in statements([loop]))
        for node in statements([loop])
    }


def _is_far(test: ast.expr, limit: float, program: SemanticModel) -> bool:
    """Whether the deadline of *test* is at least *limit* seconds away."""
    if time_is_up(test, program) is not False:
        return False
    values = [test, *(value for name in names_in(test) for value in program.bound_to(name))]
    parts = (part for value in values for part in ast.walk(value) if isinstance(part, ast.expr))
    return any((number_by_default(part, program) or 0) >= limit for part in parts)


def _grows(node: ast.expr, program: SemanticModel) -> bool | None:
    """Return True if *node* grows with time, False if it shrinks, None if neither is known."""
    match node:
        case ast.Call():
            return True if program.facts_of(node).tells_time else None
        case ast.BinOp(_, ast.Add() | ast.Sub(), _):
            left, right = _grows(node.left, program), _grows(node.right, program)
            if right is None:
                return left
            return right is isinstance(node.op, ast.Add) if left is None else None
    return None


def conditional_part(inside: Sequence[ast.stmt]) -> set[ast.stmt]:
    """Return those of the statements *inside* that a condition may skip."""
    suites = (
        suite for node in inside if isinstance(node, ast.If) for suite in (node.body, node.orelse)
    )
    return {part for suite in suites for part in statements(suite)}
