"""The calls in an expression or statement, in the order in which they are made."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from guard_codemod.semantic.ast_utils import expressions_of
from guard_codemod.semantic.main_block import evaluate_main_test


def calls_in_order(node: ast.AST) -> list[tuple[ast.Call, bool]]:
    """Return the calls in the expressions of *node*, each with whether it is made for certain."""
    found = (
        expressions_of(node, _CONCERNS_CALLS)
        if isinstance(node, ast.stmt)
        else list(ast.walk(node))
    )
    calls = [expression for expression in found if isinstance(expression, ast.Call)]
    if not calls:
        return []
    unsure = {
        id(call)
        for expression in (found if len(calls) < len(found) else ())
        if type(expression) in _CONDITIONAL
        for part in _conditional_parts(expression)
        for call in ast.walk(part)
        if isinstance(call, ast.Call)
    }
    if len(calls) > 1:  # an argument is called before what it is passed to, which ends behind it
        calls.sort(key=lambda call: (call.end_lineno or 0, call.end_col_offset or 0))
    return [(call, id(call) not in unsure) for call in calls]


_CONDITIONAL = frozenset(
    {ast.IfExp, ast.BoolOp, ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp}
)
_CONCERNS_CALLS = _CONDITIONAL | {ast.Call}


def _conditional_parts(expression: ast.AST) -> Sequence[ast.AST]:
    """Return the parts of *expression* that are conditional when run as ``__main__``."""
    if isinstance(expression, ast.IfExp):
        value = evaluate_main_test(expression.test)
        return [
            part
            for part, when in ((expression.body, True), (expression.orelse, False))
            if value is not when
        ]
    if isinstance(expression, ast.BoolOp):
        goes_on = isinstance(expression.op, ast.And)
        return () if evaluate_main_test(expression.values[0]) is goes_on else expression.values[1:]
    if isinstance(expression, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
        return [expression.elt]
    return [expression.key, expression.value] if isinstance(expression, ast.DictComp) else ()
