"""The guard of a job that uses SIGALRM itself: a backstop without an alarm."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from guard_codemod.detection.alarm_usage import ArmedAlarm
from guard_codemod.semantic.model import SemanticModel

if TYPE_CHECKING:
    from guard_codemod.guards.matcher import GuardMatch

TIMER = "dump_traceback_later"


def backstop_alone(program: SemanticModel) -> ArmedAlarm | None:
    """Return what the only guard of *program* amounts to, if it is a backstop alone."""
    found = _match(program)
    if found is None:
        return None
    call = _call(found)
    return ArmedAlarm(call.lineno, call.col_offset + 1, _seconds(found), backstop=True, alone=True)


def call_of_backstop_alone(program: SemanticModel) -> ast.Call | None:
    """Return the call that arms it, if there is one."""
    found = _match(program)
    return _call(found) if found else None


def _match(program: SemanticModel) -> GuardMatch | None:
    if not program.spells(TIMER):
        return None
    from guard_codemod.guards.matcher import find_guards  # not at the top: few use the timer

    # It is not looked for elsewhere: without an alarm, only the form of the guard tells the limit.
    found = find_guards(program.tree)
    return next((match for match in found if match.spec.options.alone), None)


def _call(found: GuardMatch) -> ast.Call:
    """Return the call that names the timer: it has the limit."""
    return next(
        node
        for statement in found.statements
        if isinstance(statement, (ast.Assign, ast.Expr))
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and TIMER in ast.unparse(node)
    )


def _seconds(found: GuardMatch) -> int | None:
    return None if found.spec.options.timeout_env else found.spec.seconds
