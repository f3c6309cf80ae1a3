"""What is wrong with a guard that is there: a handler that cannot be called, a limit that cannot be taken."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.analysis.alarms import Event, Kind, seconds_of
from guard_codemod.analysis.flow import Program
from guard_codemod.model import Flaw, FlawKind

_LONGEST = 2**31 - 1
"""More seconds do not fit into the C ``int`` that ``signal.alarm`` takes: OverflowError on every Python."""

_ZERO = "a limit of zero seconds cancels the alarm rather than to arm it"


def find_flaws(events: Sequence[Event], program: Program) -> Iterator[Flaw]:
    """Yield what is wrong in *events*, those of a run of *program*."""
    for event in events:
        if event.kind is Kind.HANDLER:
            yield from _handler(event.step.call, program)
        elif event.kind is Kind.ARM:
            yield from _limit(event.step.call, event.step.name, program)
    if _only_cancels(events):
        cancel = next(event.step.call for event in events if event.kind is Kind.CANCEL)
        yield _flaw(FlawKind.LIMIT, _ZERO, cancel)


def _only_cancels(events: Sequence[Event]) -> bool:
    kinds = [event.kind for event in events]
    return Kind.HANDLER in kinds and Kind.CANCEL in kinds and Kind.ARM not in kinds


def _limit(call: ast.Call, name: str, program: Program) -> Iterator[Flaw]:
    seconds = seconds_of(call, program)
    if seconds is None:
        return
    if seconds == 0:
        yield _flaw(FlawKind.LIMIT, _ZERO, call)
    elif seconds < 0:
        what = "signal.setitimer raises an error" if name == "signal.setitimer" else "signal.alarm waits for 136 years"
        yield _flaw(FlawKind.LIMIT, f"the limit of {seconds:g} seconds is negative: {what}", call)
    elif name == "signal.setitimer":
        return
    elif isinstance(seconds, float):
        what = f"signal.alarm takes whole seconds, and {seconds:g} is a float: it raises a TypeError"
        yield _flaw(FlawKind.LIMIT, what, call)
    elif seconds > _LONGEST:
        what = f"signal.alarm takes at most {_LONGEST} seconds: {seconds} raises an OverflowError"
        yield _flaw(FlawKind.LIMIT, what, call)


def _handler(call: ast.Call, program: Program) -> Iterator[Flaw]:
    handler = call.args[1] if len(call.args) > 1 else None
    arguments: ast.arguments | None = None
    if isinstance(handler, ast.Lambda):
        arguments = handler.args
    elif isinstance(handler, ast.Name):
        function = program.functions.get(handler.id)
        arguments = function.args if function and not function.decorator_list else None
    if arguments is None or _takes_two(arguments):
        return
    what = "the handler is called with two arguments, the signal's number and the frame, and cannot take them"
    yield _flaw(FlawKind.HANDLER, what, call)


def _takes_two(arguments: ast.arguments) -> bool:
    positional = len(arguments.posonlyargs) + len(arguments.args)
    return (
        positional - len(arguments.defaults) <= 2
        and (positional >= 2 or arguments.vararg is not None)
        and all(default is not None for default in arguments.kw_defaults)
    )


def _flaw(kind: FlawKind, what: str, call: ast.Call) -> Flaw:
    return Flaw(kind, what, call.lineno, call.col_offset + 1)
