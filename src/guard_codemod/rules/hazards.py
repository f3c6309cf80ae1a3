"""What in a file can defeat its guard: one walk, in which each detector looks at the statements that may concern it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.detection.alarm_usage import OF_THE_ALARM
from guard_codemod.model import ReadModule, Threat
from guard_codemod.rules.support.c_loops import COMPUTES_FOR_AGES, computes_for_ages
from guard_codemod.rules.support.checker import CheckContext, Detector
from guard_codemod.rules.tg101_timeout_swallowed import reporting, swallowed
from guard_codemod.rules.tg102_outlives_main_thread import outlived
from guard_codemod.rules.tg103_other_alarm import other_alarms
from guard_codemod.rules.tg104_blocks_in_c import WAITS_IN_C, waits_in_c
from guard_codemod.rules.tg105_exception_lost_in_task import tasks, uncancellable
from guard_codemod.rules.tg106_blocks_while_unwinding import (
    cleaned_up,
    handled,
    registered,
    unwound,
)
from guard_codemod.rules.tg107_process_replaced import replaced
from guard_codemod.rules.tg108_timeout_retried import retried
from guard_codemod.rules.tg109_work_above_guard import uncovered
from guard_codemod.semantic.ast_utils import FUNCTIONS, TRY
from guard_codemod.semantic.blocking_calls import SERVERS
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.model import Program

_AT_CALLS: Sequence[tuple[Detector, KeywordFilter]] = (
    (replaced, KeywordFilter("os:execl,execv")),
    (
        outlived,
        KeywordFilter(
            "threading:Thread,Timer concurrent:Executor multiprocessing:Process asyncio:to_thread,run_in_executor"
        ),
    ),
    (waits_in_c, WAITS_IN_C),
    (computes_for_ages, COMPUTES_FOR_AGES),
    (
        registered,
        KeywordFilter("subprocess:Popen atexit:register weakref:finalize contextlib:callback"),
    ),
    (cleaned_up, KeywordFilter("def:__exit__,__del__ atexit:register")),
    (reporting, KeywordFilter("logging:HTTPHandler")),
    (tasks, KeywordFilter("asyncio:create_task,ensure_future,gather,to_thread,run_in_executor")),
    (
        retried,
        KeywordFilter(
            "tenacity backoff retrying retry stamina requests:HTTPAdapter botocore:Config urllib3"
        ),
    ),
)
"""What looks at calls and definitions, each with the words of which one is spelled there, or a name bound to one."""

_WITH = (ast.With, ast.AsyncWith)
_AT_STATEMENTS: Sequence[tuple[Detector, tuple[type[ast.stmt], ...], KeywordFilter | None]] = (
    (swallowed, TRY, None),
    (swallowed, _WITH, KeywordFilter("def:__exit__ *:contextmanager contextlib:suppress")),
    (uncancellable, (*TRY, *_WITH), KeywordFilter("asyncio:async")),
    (unwound, TRY, KeywordFilter("*:finally")),
    (handled, TRY, SERVERS),
)
"""What looks at statements of some kinds, with words, if any, of which one stands in each file that concerns it."""

_OF_OTHERS = KeywordFilter(
    "signal:valid_signals timeout_decorator wrapt_timeout_decorator stopit interruptingcow"
)
"""What others who use the alarm are called."""


def find_threats(
    program: Program,
    raised: str | None,
    guarded_from: int,
    read_module: ReadModule | None = None,
    *,
    there: bool,
) -> tuple[Threat, ...]:
    """Return what may defeat the guard of *program*, in source order.

    The guard raises what is called *raised*, if that is known and anything at all. It is armed on the line
    *guarded_from*, or is to be inserted before it if it is not *there* yet. Where there is a *read_module*, it finds
    the local modules that *program* imports. What stands in a function that the main thread never runs is no threat.
    """
    context = CheckContext(program, raised)
    found = [
        *_at_calls(context),
        *_at_statements(context),
        *uncovered(program, guarded_from, read_module, there=there),
    ]
    others = _OF_OTHERS.spelled(program)
    # A guard itself registers a handler for the signal, and sets the alarm.
    if others or sum(map(program.count, OF_THE_ALARM)) > (2 if there else 0):
        found += other_alarms(
            context.calls_with([*OF_THE_ALARM, *others]), guarded_from if there else None
        )
    return tuple(sorted(found, key=lambda threat: (threat.line, threat.column, threat.kind.value)))


def _at_calls(context: CheckContext) -> Iterator[Threat]:
    wanted = [
        (detect, spelled)
        for detect, words in _AT_CALLS
        if (spelled := words.spelled(context.program))
    ]
    for site in context.calls_with([word for _, words in wanted for word in words]):
        if site.calls or isinstance(site.statement, FUNCTIONS):
            for detect, _ in wanted:
                yield from site.is_reachable(detect)


def _at_statements(context: CheckContext) -> Iterator[Threat]:
    for detect, kinds, words in _AT_STATEMENTS:
        if words is None or words.spelled(context.program):
            for site in context.statements(kinds):
                yield from site.is_reachable(detect)
