"""What the guarded process does not run: branches for a forked child, or for Windows."""

from __future__ import annotations

import ast

from guard_codemod.lazy import memoized
from guard_codemod.semantic.ast_utils import logic_of
from guard_codemod.semantic.call_trace import is_for_windows
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.statement_index import StatementContext

_RESULT_IN_CHILD = frozenset({"0", "pty.CHILD"})
_IN_CHILD: dict[type[ast.cmpop], bool] = {ast.Eq: True, ast.NotEq: False, ast.Gt: False}
"""What the comparison with that comes to in the child: a fork that fails returns nothing."""


def is_for_others(placed: StatementContext, program: SemanticModel) -> bool:
    """Whether *placed* runs only in a forked child, as after ``if pid == 0``, or on Windows."""
    children = (*placed.within[1:], placed.statement)
    return any(
        (getattr(child, "lineno", 0) <= parent.body[-1].lineno) in _when(program, parent.test)
        for parent, child in zip(placed.within, children, strict=False)
        if isinstance(parent, ast.If)
    )


@memoized
def _when(program: SemanticModel, test: ast.expr) -> tuple[bool | None, bool | None]:
    """Return whether *test* is true in the child, and on Windows; None if it tests another."""
    return is_of_child(test, program), is_for_windows(_meant(test, program))


def _meant(test: ast.expr, program: SemanticModel) -> ast.expr:
    """Return what *test* holds, if it is a variable that is assigned once."""
    values = program.constants.get(test.id, ()) if isinstance(test, ast.Name) else ()
    return values[0] if len(values) == 1 else test


def is_of_child(test: ast.expr, program: SemanticModel) -> bool | None:
    """Whether *test* is true in the child, None if it does not test that."""
    if isinstance(test, ast.UnaryOp):
        return logic_of(test, lambda part: is_of_child(part, program))
    if not isinstance(test, ast.Compare):
        return False if _is_forked(test, program) else None
    if ast.unparse(test.comparators[0]) not in _RESULT_IN_CHILD:
        return None
    return _IN_CHILD.get(type(test.ops[0])) if _is_forked(test.left, program) else None


def _is_forked(node: ast.expr, program: SemanticModel) -> bool:
    """Whether *node* is what a fork returns, or the first of that."""
    name = program.qualified(node)
    if name.endswith("()"):
        return program.known(name.removesuffix("()")).forks
    return isinstance(node, ast.Name) and node.id in _results(program)


@memoized
def _results(program: SemanticModel) -> set[str]:
    """Return the names of variables that hold the result of a fork, or its first item."""
    return {
        first.id
        for statement, *_ in program.statements.spelling(["fork", "forkpty"])
        if isinstance(statement, ast.Assign)
        and isinstance(statement.value, ast.Call)
        and program.facts_of(statement.value).forks
        for target in statement.targets
        for first in (target.elts[:1] if isinstance(target, ast.Tuple) else [target])
        if isinstance(first, ast.Name)
    }
