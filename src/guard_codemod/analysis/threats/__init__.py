"""What in a file can defeat its guard: one walk, in which each detector looks at every statement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from guard_codemod.analysis.flow import Program
from guard_codemod.analysis.threats.alarms import other_alarms
from guard_codemod.analysis.threats.c_code import stays_in_c
from guard_codemod.analysis.threats.outliving import outlived
from guard_codemod.analysis.threats.replacing import replaced
from guard_codemod.analysis.threats.uncovered import uncovered
from guard_codemod.analysis.threats.unwinding import unwound
from guard_codemod.analysis.threats.walk import Detector, Visit, visits
from guard_codemod.model import Threat

_DETECTORS: Sequence[tuple[str, Detector]] = (
    (r"\bos\b.*\bexec|\bexec[lv]", replaced),
    (r"Thread|Timer|Executor|Process|to_thread|run_in_executor", outlived),
    (
        r"connect|Connect|Pool|create_engine|sqlite3|DLL|LoadLibrary|itertools|range|pbkdf2_hmac|scrypt|system|sigwait"
        r"|confluent_kafka|\bpg\b",
        stays_in_c,
    ),
    (r"finally|except|__exit__|__del__|atexit|finalize|Popen", unwound),
)
"""Each with an expression for words of which one stands in every file that it has something to say about."""

_OTHER_ALARMS = re.compile(r"alarm|setitimer|SIGALRM|pthread_sigmask|timeout_decorator|stopit|interruptingcow")


def find_threats(program: Program, text: str, guarded_from: int, *, there: bool) -> tuple[Threat, ...]:
    """Return what in *program*, which is *text*, can defeat a guard, in the order of the lines.

    The guard is armed on line *guarded_from*, or is to be inserted before it if it is not *there* yet.
    """
    found = [*_in_statements(program, text), *uncovered(program, guarded_from, there=there)]
    if _OTHER_ALARMS.search(text):
        found += other_alarms(program, guarded_from if there else None)
    return tuple(sorted(found, key=lambda threat: (threat.line, threat.column, threat.kind.value)))


def _in_statements(program: Program, text: str) -> Iterator[Threat]:
    wanted: list[Callable[[Visit], Iterator[Threat]]] = [
        detect for words, detect in _DETECTORS if re.search(words, text)
    ]
    if wanted:
        for visit in visits(program):
            for detect in wanted:
                yield from detect(visit)
