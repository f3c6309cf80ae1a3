"""Whether the file arms an alarm by itself, for the whole run."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.data.call import ARMS, HANDLES
from guard_codemod.detection.alarm_usage import (
    WORKING,
    Event,
    Kind,
    call_of_backstop_alone,
    ends_handler,
    events_of,
    handler_of,
    ignores,
    is_arming,
    puts_back,
    raised_by,
    raised_in,
)
from guard_codemod.semantic.ast_utils import WITH, Function, is_constant, names_in
from guard_codemod.semantic.exception_matching import TIMEOUT, catcher, catches, is_one
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent


def find_arming(events: Sequence[Event], program: SemanticModel) -> Event | None:
    """Return what arms the alarm for the whole run."""
    return next(
        (event for index, event in enumerate(events) if _arms(index, events, program)), None
    )


def armed_by(program: SemanticModel) -> ast.Call | None:
    """Return the call that makes a file with a main block guarded, as `analyze` finds it."""
    arming = find_arming(events_of(program), program)
    return arming.step.call if arming else call_of_backstop_alone(program)


def _arms(index: int, events: Sequence[Event], program: SemanticModel) -> bool:
    """Whether the event at *index* arms the alarm for the rest of the run, with work left to do."""
    event = events[index]
    if event.kind is not Kind.ARM or not event.step.unconditional:
        return False
    handler = _registration(index, events)
    if handler is not None and (
        ignores(handler.step.call, program.aliases) or _ticks(handler, event.step.call, program)
    ):
        return False
    lasts = not _comes_too_late(index, events) and _lasts(index, events)
    return lasts and not _is_of_a_part(index, events, program)


def _registration(index: int, events: Sequence[Event]) -> Event | None:
    """Return what sets the handler for the alarm at *index*: the last above, or the first below."""
    for event in (*reversed(events[:index]), *events[index + 1 :]):
        if event.kind is Kind.HANDLER and event.step.unconditional:
            return event
    return None


def _ticks(registration: Event, arming: ast.Call, program: SemanticModel) -> bool:
    """Whether the alarm is a clock rather than a limit.

    The handler of a clock raises nothing. Besides, the timer repeats, the handler arms it again,
    or the handler contains nothing that could end the job.
    """
    given = registration.step.call.args[-1]
    handler = given if isinstance(given, ast.Lambda) else handler_of(registration, program)
    if handler is None:
        return False
    if isinstance(handler, Function) and raised_in(handler, program) is not None:
        return False
    interval = arming.args[2] if len(arming.args) > 2 else None
    if interval is not None and not is_constant(interval, 0):
        return True
    nodes = list(ast.walk(handler))
    return not any(isinstance(node, _MAY_END) for node in nodes) or any(
        isinstance(node, ast.Call) and is_arming(node, program) for node in nodes
    )


_MAY_END = (ast.Call, ast.Raise, ast.Assert, ast.BinOp, ast.Subscript)
"""What a handler may end the job with, or tell somebody."""


def _comes_too_late(index: int, events: Sequence[Event]) -> bool:
    """Whether the work is done before the event at *index*: there was some, and none is left."""
    top = events[index].top
    whole = isinstance(top, (ast.Expr, ast.Assign))
    before = [event for event in events[:index] if whole or event.top is top]
    return any(event.kind is Kind.WORK for event in before) and not any(
        event.kind in (*WORKING, Kind.PRINT) for event in events[index + 1 :]
    )


def _lasts(index: int, events: Sequence[Event]) -> bool:
    """Whether the alarm of the event at *index* stays armed while the program works."""
    scope = events[index].scope
    cancelled = first_cancel(scope, index + 1, events)
    if cancelled is None:
        return True
    during, after = events[index + 1 : cancelled], events[cancelled + 1 :]
    if not scope:
        return spans_the_work(during, after)
    # A pair inside of one function guards the program only if the program is that function.
    outside = [
        event for event in events[:index] if event.step.within and scope not in event.step.within
    ]
    return not any(event.kind in (*WORKING, Kind.PRINT) for event in (*outside, *after))


def spans_the_work(during: Sequence[Event], after: Sequence[Event]) -> bool:
    """Whether some event *during* an alarm is work, and none *after* it is."""
    return any(event.kind in WORKING for event in during) and not any(
        event.kind in WORKING for event in after
    )


def first_cancel(scope: str, start: int, events: Sequence[Event]) -> int | None:
    """Return which event from *start* on cancels what was armed in *scope*, if any."""
    cancels = (
        at
        for at, event in enumerate(events)
        if at >= start and event.kind is Kind.CANCEL and event.step.unconditional
    )
    return next((at for at in cancels if _concerns(scope, at, events)), None)


def _concerns(scope: str, at: int, events: Sequence[Event]) -> bool:
    """Whether the event at index *at* may cancel an alarm that was armed in *scope*.

    It does not if it is in another function that has armed an alarm itself: it cancels that one.
    """
    other = events[at].scope
    return other in ("", scope) or not any(
        earlier.kind is Kind.ARM and earlier.scope == other for earlier in events[:at]
    )


# An alarm of a part of the work


def _is_of_a_part(index: int, events: Sequence[Event], program: SemanticModel) -> bool:
    """Whether the alarm of the event at *index* covers a part of the work, and more follows."""
    step, following = events[index].step, events[index + 1 :]
    handlers = any(event.kind is Kind.HANDLER for event in following)
    if not (handlers or step.inside or any(event.step.inside for event in following)):
        return False  # nothing could end it
    after = [at for at in _work(events, program) if at > index]
    if not after:
        return False
    return _handler_goes(index, after[-1], events, program) or any(
        _goes_on_behind(statement, [events[at] for at in after], program, raised)
        for statement, raised in _ends(index, events[after[0]].step, events, program)
    )


def _work(events: Sequence[Event], program: SemanticModel) -> list[int]:
    """Return the indices of the *events* that are work.

    A call of a function of the file is work if the function calls something that is, or is a
    generator, whose body runs later.
    """
    local = [program.resolve_call(event.step.name, None) for event in events]
    works = {
        key
        for event, function in zip(events, local, strict=True)
        if event.kind is Kind.WORK and function is None
        for key in event.step.within
    }
    return [
        at
        for at, (event, function) in enumerate(zip(events, local, strict=True))
        if event.kind is Kind.WORK
        and (function is None or function[0] in works or program.is_generator(function[1]))
    ]


def _handler_goes(index: int, last: int, events: Sequence[Event], program: SemanticModel) -> bool:
    """Whether the handler for the alarm at *index* is restored before the *last* of the work."""
    return any(
        event.kind is Kind.HANDLER
        and event.step.unconditional
        and (puts_back(program, event.step.call) or ignores(event.step.call, program.aliases))
        and _concerns(events[index].scope, at, events)
        for at, event in enumerate(events[:last])
        if at > index
    )


def _ends(
    index: int, first: CallEvent, events: Sequence[Event], program: SemanticModel
) -> Iterator[tuple[ast.stmt, str]]:
    """Yield the statements that end the alarm at *index*, each with the exception raised in it.

    *first* is the first step of the work that the alarm covers.
    """
    step = events[index].step
    raised = raised_by(events[:index], program) or raised_by(events, program) or TIMEOUT
    for statement in step.inside:
        if _catches(statement, program, raised, by_name=False):
            yield statement, raised
    depth = len(step.inside)
    if len(first.inside) == depth or first.inside[:depth] != step.inside:
        return
    following = first.inside[depth]
    # What resets the handler is done with the alarm, however broadly it catches.
    by_name = not any(
        event.scope == events[index].scope and ends_handler(event, program)
        for event in events[index + 1 :]
    )
    caught = _catches(following, program, raised, by_name=by_name)
    handles = caught and _is_beside(following, first, index, events, program)
    if handles or (step.within and _disarms(following, step.within[-1], program)):
        yield following, raised


def _is_beside(
    statement: ast.stmt,
    first: CallEvent,
    index: int,
    events: Sequence[Event],
    program: SemanticModel,
) -> bool:
    """Whether *statement*, with the *first* work, is in a function that leads to the event.

    In the main block, the handler must be there too, as in a guard that somebody wrote. Ours is as
    well, but covers all that follows (TG101 reports handlers that catch its exception).
    """
    within = events[index].step.within
    if within:
        return _is_in(statement, within, program)
    registration = _registration(index, events)
    handler = handler_of(registration, program) if registration else None
    return not first.within and handler in program.tree.body


def _catches(statement: ast.stmt, program: SemanticModel, raised: str, *, by_name: bool) -> bool:
    """Whether *statement* catches *raised*, if required *by_name*, and lets the job continue."""
    if isinstance(statement, WITH):
        return any(_suppresses(item.context_expr, program, raised) for item in statement.items)
    handler = catcher(statement, program, raised)
    if handler is None or (by_name and not _names(handler.type, program, raised)):
        return False
    from guard_codemod.semantic.control_flow import (  # not at the top: few jobs catch it
        ControlFlow,
        Exit,
    )

    return ControlFlow(program).of(handler.body) != Exit.RAISES


def _names(kinds: ast.expr | None, program: SemanticModel, raised: str) -> bool:
    """Whether ``except`` *kinds* is for what is *raised*, or for exceptions of the file's own."""
    if kinds is None:
        return False
    own = not program.classes.keys().isdisjoint(names_in(kinds))
    return own or is_one(kinds, program, raised)


def _suppresses(manager: ast.expr, program: SemanticModel, raised: str) -> bool:
    return (
        isinstance(manager, ast.Call)
        and program.facts_of(manager).suppresses
        and any(catches(argument, program, raised) for argument in manager.args)
    )


def _disarms(statement: ast.stmt, method: str, program: SemanticModel) -> bool:
    """Whether *statement* enters the object whose *method* arms the alarm until its exit."""
    leaves = program.functions.get(f"{method.rpartition('.')[0]}.__exit__")
    if leaves is None or not isinstance(statement, WITH):
        return False
    calls = (node for node in ast.walk(leaves) if isinstance(node, ast.Call))
    return any(program.facts_of(call).alarm in (ARMS, HANDLES) for call in calls)


def _is_in(statement: ast.stmt, functions: Sequence[str], program: SemanticModel) -> bool:
    return any(node is statement for key in functions for node in ast.walk(program.functions[key]))


def _goes_on_behind(
    statement: ast.stmt, work: Sequence[Event], program: SemanticModel, raised: str
) -> bool:
    """Whether some *work* follows *statement*, once it has caught the exception *raised*."""
    from guard_codemod.semantic.control_flow import ControlFlow, Exit

    handler = catcher(statement, program, raised)
    ends = ControlFlow(program).of(handler.body) if handler else Exit.NORMAL
    returns = not ends & ~(Exit.RAISES | Exit.RETURNS | Exit.RETURNS_VALUE)
    return any(
        statement not in event.step.inside
        and not (returns and _is_in(statement, event.step.within[-1:], program))
        for event in work
    )
