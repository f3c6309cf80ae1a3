"""Whether the job uses SIGALRM itself, so that a guard would not last."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.data.call import LIMITS, Call
from guard_codemod.detection.alarm_usage import Event, Kind, ends_handler, puts_back, uses_signals
from guard_codemod.detection.arming import first_cancel, spans_the_work
from guard_codemod.lazy import frozen
from guard_codemod.semantic.ast_utils import last_name
from guard_codemod.semantic.call_trace import run
from guard_codemod.semantic.main_block import evaluate_main_test
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.statement_index import StatementContext


@frozen
class AlarmConflict:
    """A line that sets a handler of SIGALRM of the job's own, or else `cancels` the guard's alarm.

    `of_a_part` means that the job limits only a part of its work with it. A backstop alone would
    still end such a job.
    """

    line: int
    cancels: bool = False
    of_a_part: bool = False

    def __str__(self) -> str:
        if self.cancels:
            return f"line {self.line} would cancel the guard"
        return f"the handler of line {self.line} would clash with the guard's"


def find_conflict(events: Sequence[Event], program: SemanticModel) -> AlarmConflict | None:
    """Return what would undo a guard, among the *events* of a run, or by way of a library."""
    for index, event in enumerate(events):
        if event.kind is Kind.HANDLER and _is_usual(event, program):
            of_a_part = _is_temporary(index, events, program)
            return AlarmConflict(event.step.call.lineno, of_a_part, of_a_part)
    cancelled = first_cancel("", 0, events)
    if cancelled is not None and not spans_the_work(events[:cancelled], events[cancelled + 1 :]):
        return AlarmConflict(events[cancelled].step.call.lineno, cancels=True)
    lines = (*_alarms_of_a_part(events, program), *_lines_of_libraries(program))
    return next((AlarmConflict(line, cancels=True, of_a_part=True) for line in lines), None)


def _alarms_of_a_part(events: Sequence[Event], program: SemanticModel) -> Iterator[int]:
    """Yield the lines that arm an alarm in a function, and do not restore the one before."""
    armed = [event for event in events if event.kind is Kind.ARM]
    given_back = {event.scope for event in armed if puts_back(program, event.step.call)}
    last = max((at for at, event in enumerate(events) if event.kind is Kind.WORK), default=0)
    for event in events[:last]:
        is_other = event.kind is Kind.ARM and event.scope and event.scope not in given_back
        if is_other and _is_usual(event, program):
            yield event.step.call.lineno


def _is_usual(event: Event, program: SemanticModel) -> bool:
    """Whether each run reaches *event*, if each loop on the way runs at least once."""
    step = event.step
    calls = [
        (last_name(step.call.func), step.call),
        *((key.rpartition(".")[2], None) for key in step.within),
    ]
    return step.unconditional or all(
        any(
            _is_made_usually(method, call, placed, program)
            for placed in program.statements.spelling([method])
        )
        for method, call in calls
    )


def _is_made_usually(
    method: str, made: ast.Call | None, placed: StatementContext, program: SemanticModel
) -> bool:
    """Whether the statement *placed* makes a certain call in each run.

    The call is *made*, or if that is None, any call of something named *method*. No condition,
    handler or case may skip it.
    """
    calls = [call for call, sure in program.calls(placed.statement) if sure]
    return any(call is made if made else last_name(call.func) == method for call in calls) and all(
        evaluate_main_test(around.test)
        if isinstance(around, ast.If)
        else not isinstance(around, (ast.ExceptHandler, ast.match_case))
        for around in placed.within
    )


def _is_temporary(index: int, events: Sequence[Event], program: SemanticModel) -> bool:
    """Whether the handler of the event at *index* applies only to a part of one function.

    The function cancels the alarm or ends the handler later, or the event itself ends it.
    """
    scope = events[index].scope
    before, after = (
        [event for event in part if event.scope == scope]
        for part in (events[:index], events[index + 1 :])
    )
    return bool(scope) and (
        any(event.kind is Kind.CANCEL or ends_handler(event, program) for event in after)
        or (
            ends_handler(events[index], program)
            and any(event.kind is Kind.HANDLER for event in before)
        )
    )


# Libraries


def _lines_of_libraries(program: SemanticModel) -> Iterator[int]:
    """Yield the lines on which a library is asked to arm the alarm of the whole process."""
    for name, definition in program.classes.items():
        foreign = [base for base in definition.bases if _is_foreign(base, program)]
        handles = f"{name}.timeout_handler" in program.functions
        if any(program.facts_of(base).alarm == LIMITS for base in foreign) or (foreign and handles):
            yield definition.lineno
    words = program.facts.words(_uses_the_alarm)
    if not program.spells(*words):
        return
    for _, step in run(program):
        if step.unconditional and _limits(step.call, program):
            yield step.call.lineno
        local = program.resolve_call(step.name, None) if step.unconditional else None
        for decorator in local[1].decorator_list if local else ():
            if _limits(decorator, program):
                yield decorator.lineno


def _uses_the_alarm(facts: Call) -> bool:
    return facts.alarm == LIMITS


def _is_foreign(base: ast.expr, program: SemanticModel) -> bool:
    name = program.qualified(base)
    return "." in name and name not in program.classes


def _limits(node: ast.expr, program: SemanticModel) -> bool:
    """Whether *node*, a call or a decorator, limits what follows by SIGALRM."""
    limits = program.facts_of(node).alarm == LIMITS
    return limits and (not isinstance(node, ast.Call) or uses_signals(node))
