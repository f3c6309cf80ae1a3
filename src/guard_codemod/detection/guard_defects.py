"""Defects of a guard that is there: a handler that cannot be called, an invalid limit."""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator, Sequence
from enum import Enum

from guard_codemod.detection.alarm_usage import Event, Kind, resets, seconds_of
from guard_codemod.lazy import frozen
from guard_codemod.semantic.ast_utils import Function, binds
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
    """Return what is wrong with a limit of *seconds*, for what *takes_parts* of one or not."""
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
    handler = call.args[1] if len(call.args) > 1 else None
    possible: Sequence[ast.arguments]
    if isinstance(handler, ast.Lambda):
        possible = [handler.args]
    elif isinstance(handler, ast.Name):
        possible = _functions(handler.id, program)
    else:
        possible = _method(handler, event.scope, program)
    if possible and not any(map(_takes_two, possible)):
        what = (
            "the handler is called with two arguments, the signal's number and the frame,"
            " and cannot take them"
        )
        yield _guard_defect(DefectKind.HANDLER, what, call)


def _functions(name: str, program: SemanticModel) -> Sequence[ast.arguments]:
    """Return the arguments of all functions that *name* may be; none if one can take two."""
    function = program.functions.get(name)
    if function is None or _takes_two(function.args):
        return ()
    nodes = list(ast.walk(program.tree))
    members = {
        id(member) for node in nodes if isinstance(node, ast.ClassDef) for member in node.body
    }
    found = []
    for node in nodes:
        if isinstance(node, Function) and node.name == name and id(node) not in members:
            found.append(node)
        elif (
            binds(node, name)
            or (isinstance(node, ast.arg) and node.arg == name)
            or (isinstance(node, ast.alias) and name in (node.name, node.asname))
        ):
            return ()
    return (
        ()
        if any(function.decorator_list for function in found)
        else [function.args for function in found]
    )


def _method(
    handler: ast.expr | None, scope: str, program: SemanticModel
) -> Sequence[ast.arguments]:
    """Return the arguments, without ``self``, of the method *handler* used in method *scope*."""
    name = program.qualified(handler) if handler else ""
    method = program.functions.get(f"{scope.rpartition('.')[0]}.{name.removeprefix('self.')}")
    if (
        method is None
        or not name.startswith("self.")
        or method.decorator_list
        or not method.args.args
    ):
        return ()
    arguments = copy.copy(method.args)
    arguments.args = arguments.args[1:]
    return [arguments]


def _takes_two(arguments: ast.arguments) -> bool:
    positional = len(arguments.posonlyargs) + len(arguments.args)
    return (
        positional - len(arguments.defaults) <= 2
        and (positional >= 2 or arguments.vararg is not None)
        and all(default is not None for default in arguments.kw_defaults)
    )


def _guard_defect(kind: DefectKind, what: str, call: ast.Call) -> GuardDefect:
    return GuardDefect(kind, what, call.lineno, call.col_offset + 1)
