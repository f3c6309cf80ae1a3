"""What is said of the threads, alarms, C code and waits of a job, and of the work that its guard does not cover."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Set
from dataclasses import replace
from pathlib import Path

import hang_table
import pytest
from helpers import HOUR, MEDIUM, ROOT, guard_text
from test_predictions import UNSEEN as NOT_YET

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.actions import actions
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.model import Outcome

MINE = {"TG008", "TG102", "TG103", "TG104", "TG106", "TG109"}
JOBS = ROOT / "tests" / "hangs" / "jobs"


def _said(text: str, codes: Set[str] = MINE) -> list[tuple[str, int]]:
    """Return the codes and lines of what is said of the script *text*, once it is guarded if it is not yet."""
    result = engine.guard(SourceFile("job.py", text.encode()), MEDIUM)
    assert result.new is not None or result.before.outcome is Outcome.ALREADY_GUARDED, result
    return [
        (finding.code, finding.line) for finding in result.before.findings if finding.code in codes
    ]


def _lines(text: str) -> list[tuple[str, int]]:
    """Return what the comments ``# TG…`` in *text* expect."""
    return [
        (code, number)
        for number, line in enumerate(text.splitlines(), 1)
        for code in re.findall(r"# (TG\d+)", line)
    ]


def _job(function: str, *, above: str = "") -> str:
    body = "".join(f"    {line}\n" for line in function.splitlines())
    return f'{above}\n\ndef main():\n{body}\n\nif __name__ == "__main__":\n    main()\n'


def test_a_thread_that_asyncio_waits_for_is_warned_of_once() -> None:
    job = _job(
        "asyncio.run(wait(asyncio.to_thread(time.sleep, 7200)))  # TG105",
        above="import asyncio, time",
    )
    assert _said(job, {*MINE, "TG105"}) == _lines(job)


def test_a_thread_that_another_method_makes_a_daemon() -> None:
    job = """\
import threading


class Monitor:
    def __init__(self):
        self.thread = threading.Thread(target=print)

    def start(self):
        self.thread.daemon = True
        self.thread.start()


if __name__ == "__main__":
    Monitor().start()
"""
    assert _said(job) == []


HEARTBEAT = """\
import threading
import time


class Heartbeat:
    def beat(self):
        self.timer = threading.Timer(5, self.beat){said}
        self.timer.start()

    def stop(self):
        self.timer.cancel()


if __name__ == "__main__":
    heartbeat = Heartbeat()
    heartbeat.beat()
{work}
"""
BEATS_ON = [
    "    time.sleep(600)\n    heartbeat.stop()",
    "    try:\n        time.sleep(600)\n    finally:\n        print('done')\n    heartbeat.stop()",
]
BEATS_NO_LONGER = [
    "    try:\n        time.sleep(600)\n    finally:\n        heartbeat.stop()",
    "    try:\n        time.sleep(600)\n    except OSError:\n        heartbeat.stop()\n        raise",
    "    atexit.register(heartbeat.stop)\n    time.sleep(600)",
]


@pytest.mark.parametrize("work", [*BEATS_ON, *BEATS_NO_LONGER])
def test_timers_that_start_themselves_anew(work: str) -> None:
    job = HEARTBEAT.format(said="  # TG102" if work in BEATS_ON else "", work=work)
    assert _said(job) == _lines(job)
    in_two_steps = job.replace("Timer(5, self.beat)", "Timer(5, self.again)").replace(
        "    def stop", "    def again(self):\n        self.beat()\n\n    def stop"
    )
    assert _said(in_two_steps) == _lines(in_two_steps)
    with_a_name = job.replace("(5, self.beat)", "(5, function=self.beat)")
    assert _said(with_a_name) == _lines(with_a_name)


def test_timers_that_a_with_block_ends() -> None:
    job = HEARTBEAT.format(said="", work="    time.sleep(600)").replace(
        "def stop(self)", "def __exit__(self, *_)"
    )
    assert _said(job) == []


def test_the_decorator_of_a_function_that_takes_the_alarm() -> None:
    job = "import timeout_decorator\n\n\n@timeout_decorator.timeout(5)  # TG103\ndef fetch():\n    work()\n\n"
    job += _job("if sys.argv[1:]:\n    fetch()", above="import sys\n")
    assert _said(job) == _lines(job)


def test_a_guard_whose_handler_is_registered_elsewhere_is_its_own() -> None:
    job = """\
import signal


def register():
    signal.signal(signal.SIGALRM, late)


if __name__ == "__main__":
    register()
    signal.alarm(60)
    work()
"""
    assert _said(job) == []


def test_a_driver_that_waits_in_python() -> None:
    job = _job(
        "psycopg2.extensions.set_wait_callback(psycopg2.extras.wait_select)\npsycopg2.connect('')",
        above="import psycopg2.extensions\nimport psycopg2.extras\n",
    )
    assert _said(job) == []


ABOVE = [
    "RATES = requests.get(URL)  # TG109",
    "RATES = load()  # TG109",
    "time.sleep(7200)  # TG109",
    "connection = psycopg.connect('')  # TG109",
    "subprocess.check_call(['make', 'all'])  # TG109",
    "subprocess.check_call(['git', 'pull'])  # TG109",
    "subprocess.check_call('git -C data fetch --all', shell=True)  # TG109",
    "RATES = subprocess.check_output(['ssh', 'rates', 'today'])  # TG109",
    "RATES = subprocess.getoutput(f'curl -s {URL}')  # TG109",
    "server = smtplib.SMTP('localhost')  # TG109",
    "if LIVE:\n    RATES = urllib.request.urlopen(URL).read()  # TG109",
]
NOT_ABOVE = [
    "RATES = requests.get(URL, timeout=5)",
    "SESSION = requests.Session()",
    "VERSION = subprocess.check_output(['git', 'describe'])",
    "VERSION = subprocess.check_output(['psql', '--version'])",
    "VERSION = subprocess.check_output('psql --version', shell=True)",
    "MODULES = subprocess.check_output(['hg', 'debuginstall', '-T', '{hgmodules}'])",
    "ARCHITECTURE = subprocess.check_output(COMMAND)",
    "MOUNTED = subprocess.getstatusoutput('mount')",
    "server = smtplib.SMTP()",
    "time.sleep(1)",
    "CONFIGURATION = json.load(open('job.json'))",
    "def rates():\n    return requests.get(URL)",
    "class Rates:\n    def load(self):\n        return requests.get(URL)",
    "CLIENT = boto3.client('s3')",
    "rates = lambda: requests.get(URL)",
]
ABOVE_ALL = """\
import boto3, json, psycopg, requests, smtplib, subprocess, time, urllib.request


def load():
    return requests.get(URL).json()

"""


@pytest.mark.parametrize("above", [*ABOVE, *NOT_ABOVE])
def test_work_above_the_guard(above: str) -> None:
    job = _job("work()", above=f"{ABOVE_ALL}\n{above}\n")
    assert _said(job) == _lines(job)
    guarded = guard_text(job)
    assert _said(guarded) == _lines(guarded)
    assert _said(guard_text(job, replace(HOUR, cover_imports=True))) == []


BY_HAND = """\
import requests
import signal


def late(signum, frame):
    raise TimeoutError


{helper}


{above}

if __name__ == "__main__":
    {before}
    {arms}
    work()
"""


@pytest.mark.parametrize(
    ("above", "before", "expected"),
    [
        ("", "rates = requests.get(URL)", ["TG008"]),
        ("", "rates = requests.get(URL, timeout=5)", []),
        ("", "print('begin')", []),
        ("", "if LIVE: rates = requests.get(URL)", ["TG008"]),
        ("RATES = requests.get(URL)", "pass", ["TG109"]),
        ("RATES = requests.get(URL)", "rates = requests.get(URL)", ["TG109", "TG008"]),
    ],
)
@pytest.mark.parametrize("arms", ["arm()", "signal.signal(signal.SIGALRM, late); signal.alarm(60)"])
def test_a_guard_that_is_armed_late(
    above: str, before: str, expected: list[str], arms: str
) -> None:
    helper = (
        "def arm():\n    signal.signal(signal.SIGALRM, late)\n    signal.alarm(60)"
        if arms == "arm()"
        else ""
    )
    text = BY_HAND.format(helper=helper, above=above, before=before, arms=arms)
    assert [code for code, _ in _said(text)] == expected


def _variants() -> Iterator[GuardOptions]:
    for kill_after, action, env, portable in itertools.product(
        (None, 60), actions(), (None, "LIMIT"), (False, True)
    ):
        yield GuardOptions(
            kill_after, timeout_env=env, portable=portable, on_timeout=action.example
        )


@pytest.mark.parametrize("variant", list(_variants()))
@pytest.mark.parametrize("cover_imports", [False, True])
def test_nothing_is_said_of_a_guard_itself(variant: GuardOptions, cover_imports: bool) -> None:
    settings = replace(HOUR, guard=variant, cover_imports=cover_imports)
    for job in (
        "import os\n\nif __name__ == '__main__':\n    work()\n",
        _job("os.fork()", above="import os\n"),
    ):
        result = engine.check(SourceFile("job.py", guard_text(job, settings).encode()), settings)
        assert (result.before.outcome, result.before.findings) == (Outcome.ALREADY_GUARDED, ())


def test_a_backstop_settles_what_it_ends() -> None:
    body = "threading.Thread(target=work).start()\nos.system(COMMAND)"
    job = _job(
        body, above="import os\nimport requests\nimport threading\n\nRATES = requests.get(URL)\n"
    )
    guarded = guard_text(job, replace(HOUR, guard=GuardOptions(kill_after=60)))
    assert [code for code, _ in _said(guarded)] == ["TG109"]


def _indented(body: str) -> str:
    return "".join(f"    {line}\n" for line in body.splitlines())


# The hang suite

UNSEEN = {
    "numpy_convolve",  # a function that is quick for all but the largest arrays
    "stderr_full",  # a pipe that nobody reads
}
ENDED_IN_TIME = {
    "multiprocessing_spawn",
    "own_alarm",
    "slow_exit_of_a_thread",
    "thread_join",  # Python 3.13 and newer wait for the thread all the same
    "threads",
}
"""Jobs that do what can keep a guard from working, and end all the same."""


OF_THE_SUITE = Settings(timeout=2, confidence="medium", kill_after="none")
"""The suite gives each job two seconds."""


def _by_plain_guard() -> dict[str, tuple[str, str]]:
    """Return the traits of each job of the suite, and how it ends with the plain guard."""
    hangs = hang_table.read()
    return {job: (hangs.traits[job], hangs.cells[job]["plain"].split()[0]) for job in hangs.cells}


def _codes(script: Path, settings: Settings = HOUR) -> set[str]:
    result = engine.guard(SourceFile(script.name, script.read_bytes()), settings)
    codes = {finding.code for finding in result.before.findings}
    return {code for code in codes if code == "TG009" or code.startswith("TG1")}


@pytest.mark.parametrize(("name", "row"), list(_by_plain_guard().items()))
def test_what_defeats_the_guard_of_a_hanging_job_is_foreseen(
    name: str, row: tuple[str, str]
) -> None:
    traits, ending = row
    said = _codes(JOBS / f"{name}.py", OF_THE_SUITE)
    if ending in {"runs", "0"}:
        assert said or name in UNSEEN | NOT_YET or MINE.isdisjoint(traits.split())
    else:
        assert said.isdisjoint(MINE) or name in ENDED_IN_TIME


@pytest.mark.parametrize(
    "script", sorted((JOBS.parent / "controls").glob("*.py")), ids=lambda script: script.stem
)
def test_nothing_is_foreseen_for_a_healthy_job(script: Path) -> None:
    assert _codes(script).isdisjoint(MINE) or script.stem in ENDED_IN_TIME
