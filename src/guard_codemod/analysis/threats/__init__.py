"""What in a file can defeat its guard: one walk, in which each detector looks at every statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from guard_codemod.analysis.flow import Program
from guard_codemod.analysis.threats.alarms import other_alarms
from guard_codemod.analysis.threats.c_waits import waits_in_c
from guard_codemod.analysis.threats.computing import computes_for_ages
from guard_codemod.analysis.threats.outliving import outlived
from guard_codemod.analysis.threats.replacing import replaced
from guard_codemod.analysis.threats.uncovered import uncovered
from guard_codemod.analysis.threats.unwinding import handled, registered, unwound
from guard_codemod.analysis.threats.waiting import SERVERS
from guard_codemod.analysis.threats.walk import Detector, visits
from guard_codemod.model import Threat

_DETECTORS: Sequence[tuple[Detector, Sequence[str]]] = (
    (replaced, ("execl", "execv")),
    (outlived, ("Thread", "Timer", "Executor", "Process", "to_thread", "run_in_executor")),
    (
        waits_in_c,
        (
            "psycopg2",
            "pg",
            "MySQLdb",
            "mysql.connector",
            "pymssql",
            "odbc",
            "Oracle",
            "ibm_db",
            "create_engine",
            "sqlite3",
        )
        + ("os.system", "import system", "sigwait", "confluent_kafka", "ctypes"),
    ),
    (
        computes_for_ages,
        ("itertools", "10**", "10 **", "2**", "2 **", "000000000", "000_000_000", "pbkdf2", "scrypt", "RECURSIVE"),
    ),
    (unwound, ("finally:", "__exit__", "__del__", "atexit.register")),
    (registered, ("Popen", "register", "finalize")),
    (handled, SERVERS),
)
"""Each with words of which one stands in every file that it has something to say about."""

_ALARMS = re.compile(r"\balarm\b|SIGALRM|setitimer|valid_signals|timeout_decorator|stopit|interruptingcow")


def find_threats(program: Program, text: str, guarded_from: int, *, there: bool) -> tuple[Threat, ...]:
    """Return what in *program*, which is *text*, can defeat a guard, in the order of the lines.

    The guard is armed on line *guarded_from*, or is to be inserted before it if it is not *there* yet.
    """
    found = [*_in_statements(program, text), *uncovered(program, guarded_from, there=there)]
    # A guard itself registers a handler for the signal, and sets the alarm.
    if len(_ALARMS.findall(text)) > (2 if there else 0):
        found += other_alarms(program, guarded_from if there else None)
    return tuple(sorted(found, key=lambda threat: (threat.line, threat.column, threat.kind.value)))


def _in_statements(program: Program, text: str) -> Iterator[Threat]:
    wanted = [detect for detect, words in _DETECTORS if any(word in text for word in words)]
    if wanted:
        for visit in visits(program):
            for detect in wanted:
                yield from detect(visit)
