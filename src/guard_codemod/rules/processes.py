"""What the process does, beside exceptions, that keeps a guard from ending it."""

from __future__ import annotations

from guard_codemod.model import ThreatKind
from guard_codemod.rules.base import ThreatRule

BACKSTOP = "add a backstop: apply --kill-after 60s --update"


class ArmedLate(ThreatRule):
    """TG008: something may block before the alarm is set."""

    code = "TG008"
    name = "armed-late"
    summary = "something that can block runs in the main block before the alarm is set"
    why = "A guard covers what runs after it: a connection that never answers, made before, hangs the job as ever."
    advice = "move the guard to the top of the main block"
    precision = (
        "no hit in some 350 public scripts that use SIGALRM, most read as excerpts, nor in 7,282 guarded scripts of"
        " packages and the standard library, so not known"
    )
    kind = ThreatKind.LATE
    settled = False
    bad = """\
import signal
import urllib.request


def work(data):
    print(len(data))


def too_late(signum, frame):
    raise TimeoutError("timed out")


if __name__ == "__main__":
    data = urllib.request.urlopen("http://127.0.0.1/").read()
    signal.signal(signal.SIGALRM, too_late)
    signal.alarm(3600)
    work(data)
"""
    good = """\
import signal
import urllib.request


def work(data):
    print(len(data))


def too_late(signum, frame):
    raise TimeoutError("timed out")


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, too_late)
    signal.alarm(3600)
    data = urllib.request.urlopen("http://127.0.0.1/").read()
    work(data)
"""


class OutlivesItsMainThread(ThreatRule):
    """TG102: the process outlives its main thread."""

    code = "TG102"
    name = "outlives-main-thread"
    summary = "a thread, a pool or a child process keeps the job alive after the guard has ended its main thread"
    why = (
        "The handler raises in the main thread alone. A thread that is no daemon, a worker of concurrent.futures or a"
        " child of multiprocessing goes on, and at its end the interpreter waits for it. The workers of"
        " multiprocessing.Pool and ThreadPool are daemons, for which it does not wait."
    )
    advice = f"make it a daemon (daemon=True) if it may be cut off, or {BACKSTOP}"
    precision = "29 of 38 hits read, at most two from each of 36 packages; in most others the work is local, and ends"
    kind = ThreatKind.OUTLIVED
    bad = """\
import threading
import urllib.request


def work():
    print(urllib.request.urlopen("http://127.0.0.1/").read())


if __name__ == "__main__":
    threading.Thread(target=work).start()
"""
    good = """\
import threading
import urllib.request


def work():
    print(urllib.request.urlopen("http://127.0.0.1/").read())


if __name__ == "__main__":
    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join()
"""


class OtherAlarm(ThreatRule):
    """TG103: the job uses the alarm itself."""

    code = "TG103"
    name = "other-alarm"
    summary = "the job uses SIGALRM itself, which cancels or replaces the guard"
    why = (
        "A process has one alarm and one handler for it: a temporary alarm, for a single request say, or a"
        " decorator that limits a call ends the guard's."
    )
    advice = f"use another timer there (a timeout of the call's own), or {BACKSTOP}"
    precision = "60 of 64 hits read: 33 in some 290 packages and the standard library, 31 in excerpts of public scripts"
    kind = ThreatKind.OTHER_ALARM
    bad = """\
import signal
import urllib.request


def fetch():
    signal.signal(signal.SIGALRM, lambda *_: print("slow"))
    signal.alarm(10)
    urllib.request.urlopen("http://127.0.0.1/").read()
    signal.alarm(0)


if __name__ == "__main__":
    for _ in range(3):
        fetch()
"""
    good = """\
import urllib.request


def fetch():
    urllib.request.urlopen("http://127.0.0.1/", timeout=10).read()


if __name__ == "__main__":
    for _ in range(3):
        fetch()
"""


class StaysInC(ThreatRule):
    """TG104: C code that does not come back to the interpreter."""

    code = "TG104"
    name = "stays-in-c"
    summary = (
        "C code may block or compute for ever, and Python runs the handler only when it returns"
    )
    why = (
        "The signal arrives, but Python calls the handler between two instructions of its own. A driver that waits"
        " for its server in C, os.system, or a fold over an endless iterator does not get there. SQLite does: it waits"
        " 5 seconds for a lock unless its timeout says otherwise. Of ctypes, only functions that wait again when a"
        " signal has come, such as pthread_join, are warned of."
    )
    advice = f"set a limit of its own (statement_timeout, read_timeout, subprocess.run(..., timeout=...)), or {BACKSTOP}"
    precision = "28 of 30 hits read: all outside of test suites, in some 90 packages and the standard library"
    kind = ThreatKind.C_CODE
    bad = """\
import psycopg2

if __name__ == "__main__":
    connection = psycopg2.connect("dbname=orders")
    connection.cursor().execute("REFRESH MATERIALIZED VIEW totals")
"""
    good = """\
import psycopg2

if __name__ == "__main__":
    connection = psycopg2.connect("dbname=orders", options="-c statement_timeout=600000", tcp_user_timeout=60000)
    connection.cursor().execute("REFRESH MATERIALIZED VIEW totals")
"""


class BlocksWhileUnwinding(ThreatRule):
    """TG106: a wait on the way out."""

    code = "TG106"
    name = "blocks-while-unwinding"
    summary = "the job may wait for ever while the TimeoutError makes its way out"
    why = (
        "The alarm goes off once. What then runs on the way out, in finally, __exit__, __del__, a handler or at exit,"
        " is not guarded any more."
    )
    advice = f"give the wait a timeout (wait(timeout=10)), kill() what it waits for, or {BACKSTOP}"
    precision = (
        "24 of 41 hits read in 25 packages, 8 of 13 of them in scripts with a main block: all that are left after fixes"
        " that were made on the same hits, of which 15 of 40 had been right"
    )
    kind = ThreatKind.UNWINDING
    bad = """\
import subprocess

if __name__ == "__main__":
    child = subprocess.Popen(["rsync", "-a", "/srv/orders", "/backup"])
    try:
        child.wait()
    finally:
        child.terminate()
        child.wait()
"""
    good = """\
import subprocess

if __name__ == "__main__":
    child = subprocess.Popen(["rsync", "-a", "/srv/orders", "/backup"])
    try:
        child.wait()
    finally:
        child.kill()
        child.wait()
"""


class WorkAboveTheGuard(ThreatRule):
    """TG109: work that the guard does not cover."""

    code = "TG109"
    name = "work-above-guard"
    summary = "work at module level runs before the guard is armed"
    why = (
        "A guard in the main block covers what runs after it: a request at module level, above it, may hang for ever,"
        " be it in the job or in a module of the job's own folder that is imported there."
    )
    advice = "move it into a function that the main block calls, or cover it: apply --cover-imports --update"
    precision = (
        "4 of 5 hits in 7,458 guarded scripts of packages and the standard library; of 49,049 modules of some 200"
        " packages 47 would be hits if they were imported: read, 42 are right, and 4 run a command that ends soon"
    )
    kind = ThreatKind.ABOVE
    settled = False
    bad = """\
import urllib.request

RATES = urllib.request.urlopen("http://127.0.0.1/rates").read()

if __name__ == "__main__":
    print(len(RATES))
"""
    good = """\
import urllib.request


def main():
    rates = urllib.request.urlopen("http://127.0.0.1/rates").read()
    print(len(rates))


if __name__ == "__main__":
    main()
"""
