"""What the child runs that the job has forked: it has no alarm of its parent's."""

from __future__ import annotations

import ast

from guard_codemod.analysis.calls import dotted
from guard_codemod.analysis.known import Names
from guard_codemod.analysis.program import Program
from guard_codemod.analysis.threats.walk import Visit

_FORKS = Names("**.fork **.forkpty")
_FORKED = "os.fork()"


def is_in_child(visit: Visit) -> bool:
    """Whether the statement visited stands in the branch of the child, as behind ``if pid == 0``."""
    children = (*visit.within[1:], visit.statement)
    return any(
        isinstance(parent, ast.If) and (child in parent.body) is _is_of_child(parent.test, visit.program)
        for parent, child in zip(visit.within, children, strict=False)
    )


def _is_of_child(test: ast.expr, program: Program) -> bool | None:
    """Whether *test* is true in the child, None if it does not ask for that."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = _is_of_child(test.operand, program)
        return None if inner is None else not inner
    if not isinstance(test, ast.Compare):
        return False if dotted(test, program.aliases) == _FORKED else None
    asks = dotted(test.left, program.aliases) == _FORKED and ast.unparse(test.comparators[0]) == "0"
    return isinstance(test.ops[0], ast.Eq) if asks else None


def forks(visit: Visit) -> bool:
    """Whether the function that the statement visited stands in forks."""
    return any(
        placed.function is visit.function and dotted(call.func, visit.program.aliases) in _FORKS
        for placed in visit.program.statements.spelling(["fork", "forkpty"])
        for call, _ in visit.program.calls(placed.statement)
    )
