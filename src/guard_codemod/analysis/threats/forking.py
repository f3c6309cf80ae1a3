"""What only the child runs that the job has forked: it has no alarm."""

from __future__ import annotations

import ast

from guard_codemod.analysis.calls import dotted
from guard_codemod.analysis.program import Program
from guard_codemod.analysis.threats.walk import Visit

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
