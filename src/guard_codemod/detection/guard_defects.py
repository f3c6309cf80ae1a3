"""Defects of a guard that is there: a handler that cannot be called, an invalid limit."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Sequence
from enum import Enum

from guard_codemod.detection.alarm_usage import Event, Kind, resets, seconds_of
from guard_codemod.lazy import frozen
from guard_codemod.semantic.ast_utils import FUNCTIONS, Function, binds
from guard_codemod.semantic.model import SemanticModel

_LONGEST = 2**31 - 1
"""The largest C ``int``, which ``signal.alarm`` takes: more is an OverflowError."""

_ZERO = "a limit of zero seconds cancels the alarm rather than to arm it"


class DefectKind(Enum):
    """What is wrong with a guard that is there."""

    HANDLER = "handler"
    LIMIT = "limit"


@frozen
class GuardDefect:
    """Something wrong with a guard; `what` says it in one line."""

    kind: DefectKind
    what: str
    line: int
    column: int


def find_defects(events: Sequence[Event], program: SemanticModel) -> Iterator[GuardDefect]:
    """Yield what is wrong in *events*, those of a run of *program*."""
    for event in events:
        if event.kind is Kind.HANDLER:
            yield from _handler(event, program)
        elif event.kind is Kind.ARM:
            yield from _limit(event.step.call, event.step.name, program)
    if _only_cancels(events, program):
        cancel = next(event.step.call for event in events if event.kind is Kind.CANCEL)
        yield _guard_defect(DefectKind.LIMIT, _ZERO, cancel)


def _only_cancels(events: Sequence[Event], program: SemanticModel) -> bool:
    kinds = [event.kind for event in events]
    return (
        Kind.CANCEL in kinds
        and Kind.ARM not in kinds
        and any(
            event.kind is Kind.HANDLER and not resets(event.step.call, program.aliases)
            for event in events
        )
    )


def _limit(call: ast.Call, name: str, program: SemanticModel) -> Iterator[GuardDefect]:
    seconds = seconds_of(call, program)
    what = None if seconds is None else _wrong_with(seconds, name == "signal.setitimer")
    if what is not None:
        yield _guard_defect(DefectKind.LIMIT, what, call)


def _wrong_with(seconds: float, takes_parts: bool) -> str | None:
    """Return what is wrong with a limit of *seconds*; *takes_parts* allows parts of a second."""
    if seconds == 0:
        return _ZERO
    if seconds < 0:
        what = "setitimer raises an error" if takes_parts else "alarm waits for 136 years"
        return f"the limit of {seconds:g} seconds is negative: signal.{what}"
    if takes_parts:
        return None
    if isinstance(seconds, float):
        return (
            f"signal.alarm takes whole seconds, and {seconds:g} is a float: it raises a TypeError"
        )
    most = f"signal.alarm takes at most {_LONGEST} seconds"
    return f"{most}: {seconds} raises an OverflowError" if seconds > _LONGEST else None


def _handler(event: Event, program: SemanticModel) -> Iterator[GuardDefect]:
    call = event.step.call
    possible = _possible(call.args[1], event.scope, program) if len(call.args) > 1 else ()
    if possible and not any(map(_takes_two, possible)):
        what = (
            "the handler is called with two arguments, the signal's number and the frame,"
            " and cannot take them"
        )
        yield _guard_defect(DefectKind.HANDLER, what, call)


def _possible(handler: ast.expr, scope: str, program: SemanticModel) -> Sequence[ast.arguments]:
    """Return the parameters of all that *handler* may be, which is set in the function *scope*."""
    match handler:
        case ast.Lambda():
            return [handler.args]
        case ast.Name(name):
            return _functions(name, program)
        case ast.Attribute(ast.Name("self"), name):
            method = program.functions.get(f"{scope.rpartition('.')[0]}.{name}")
            if method and method.args.args and not method.decorator_list:
                without_self = copy.copy(method.args)
                without_self.args = without_self.args[1:]
                return [without_self]
    return ()


def _functions(name: str, program: SemanticModel) -> Sequence[ast.arguments]:
    """Return the arguments of all functions that *name* may be; none if one can take two."""
    function = program.functions.get(name)
    if function is None or _takes_two(function.args):
        return ()
    others = (
        binds(node, name)
        or (isinstance(node, ast.arg) and node.arg == name)
        or (isinstance(node, ast.alias) and name in (node.name, node.asname))
        for node in ast.walk(program.tree)
    )
    placed = program.statements.placed(*FUNCTIONS)
    functions = [context.statement for context in placed if context.function or not context.owner]
    named = [node for node in functions if isinstance(node, Function) and node.name == name]
    decorated = any(function.decorator_list for function in named)
    return () if decorated or any(others) else [function.args for function in named]


def _takes_two(arguments: ast.arguments) -> bool:
    positional = len(arguments.posonlyargs) + len(arguments.args)
    return (
        positional - len(arguments.defaults) <= 2
        and (positional >= 2 or arguments.vararg is not None)
        and all(default is not None for default in arguments.kw_defaults)
    )


def _guard_defect(kind: DefectKind, what: str, call: ast.Call) -> GuardDefect:
    return GuardDefect(kind, what, call.lineno, call.col_offset + 1)
