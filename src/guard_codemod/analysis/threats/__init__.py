"""What in a file can defeat its guard: one walk, in which each detector looks at the statements that may concern it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guard_codemod.analysis.flow import Program
from guard_codemod.analysis.threats.alarms import other_alarms
from guard_codemod.analysis.threats.blocking import SERVERS
from guard_codemod.analysis.threats.c_waits import WAITS_IN_C, waits_in_c
from guard_codemod.analysis.threats.computing import COMPUTES_FOR_AGES, computes_for_ages
from guard_codemod.analysis.threats.coroutines import tasks, uncancellable
from guard_codemod.analysis.threats.nearby import Spelled, lines_with, touches
from guard_codemod.analysis.threats.outliving import outlived
from guard_codemod.analysis.threats.replacing import replaced
from guard_codemod.analysis.threats.retrying import retried
from guard_codemod.analysis.threats.swallowing import reporting, swallowed
from guard_codemod.analysis.threats.uncovered import uncovered
from guard_codemod.analysis.threats.unwinding import handled, registered, unwound
from guard_codemod.analysis.threats.walk import Detector, visits
from guard_codemod.model import ReadModule, Threat

_WithWords = tuple[Detector, Sequence[str]]


def _with_words(*detectors: tuple[Detector, str]) -> tuple[_WithWords, ...]:
    return tuple((detect, words.split()) for detect, words in detectors)


_AT_CALLS = _with_words(
    (replaced, "execl execv"),
    (outlived, "Thread Timer Executor Process to_thread run_in_executor"),
    (waits_in_c, WAITS_IN_C),
    (computes_for_ages, COMPUTES_FOR_AGES),
    (registered, "Popen register finalize"),
    (reporting, "HTTPHandler"),
    (tasks, "create_task ensure_future gather run_in_executor to_thread"),
    (retried, "tenacity backoff retrying retry stamina HTTPAdapter botocore Config urllib3"),
)
"""What looks at calls, each with words: a call that concerns it spells one of them, or a name that is bound to one."""

_ANYWHERE = _with_words(
    (swallowed, "except suppress __exit__ contextmanager finally"),
    (uncancellable, "async"),
    (unwound, "finally: __exit__ __del__ atexit.register"),
    (handled, SERVERS),
)
"""What looks at statements that catch, enter or define; one of the words stands in every file that concerns it."""

_ALARMS = ("alarm", "SIGALRM", "setitimer", "valid_signals", "timeout_decorator", "stopit", "interruptingcow")


def find_threats(
    program: Program,
    text: str,
    raised: str | None,
    guarded_from: int,
    read_module: ReadModule | None = None,
    *,
    there: bool,
) -> tuple[Threat, ...]:
    """Return what in *program*, which is *text*, can defeat a guard, in the order of the lines.

    The guard's handler raises *raised*, None if it is not known to raise anything. It is armed on line
    *guarded_from*, or is to be inserted before it if it is not *there* yet. Where there is a *read_module*, it finds
    the local modules that *program* imports. What stands in a function that the main
    thread never runs is no threat.
    """
    spelled = Spelled(text)
    found = [
        *_in_statements(program, spelled, raised),
        *uncovered(program, guarded_from, read_module, there=there),
    ]
    # A guard itself registers a handler for the signal, and sets the alarm.
    if sum(map(text.count, _ALARMS)) > (2 if there else 0):
        lines = lines_with(_ALARMS, program, spelled)
        found += other_alarms(program, spelled, guarded_from if there else None, lines)
    return tuple(sorted(found, key=lambda threat: (threat.line, threat.column, threat.kind.value)))


def _in_statements(program: Program, spelled: Spelled, raised: str | None) -> Iterator[Threat]:
    at_calls, anywhere = _wanted(_AT_CALLS, spelled.text), _wanted(_ANYWHERE, spelled.text)
    if not at_calls and not anywhere:
        return
    lines = lines_with([word for _, words in at_calls for word in words], program, spelled)
    for visit in visits(program, spelled, raised, lines):
        touched = touches(visit.statement, lines)
        for detect, _ in (*anywhere, *(at_calls if touched else ())):
            yield from (threat for threat in detect(visit) if visit.reach.alive(visit.function))


def _wanted(detectors: Iterable[_WithWords], text: str) -> list[_WithWords]:
    return [(detect, words) for detect, words in detectors if any(word in text for word in words)]
