"""Every fact about a call reaches the rule that asks for it, and no filter hides the file that uses it alone."""

from __future__ import annotations

import builtins
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import HOUR, each, fill, guard_text, invoke, parts_of

from guard_codemod.config.settings import Settings
from guard_codemod.data.call import (
    ARMS,
    CLIENT,
    COMMAND,
    DAEMON,
    DJANGO,
    DRIVER,
    ENGINE,
    FOR_TEN_MINUTES,
    FOREIGN,
    FOREVER,
    GOES_ON,
    GUI,
    LIMITS,
    NETWORK,
    POOL,
    PROCESS,
    PROGRAM,
    SERVER,
    SERVICE,
    TERMINAL,
    TESTS,
    THREAD,
    TIME,
    WAIT,
    Call,
)
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.model import Outcome
from guard_codemod.rules import find_hazards
from guard_codemod.rules.support.checker import CheckContext
from guard_codemod.semantic.call_facts import STANDARD, CallFacts
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.parsing import parse
from guard_codemod.semantic.prefilter import may_do_work

MAIN = '\n\nif __name__ == "__main__":\n    main()\n'
WORKS = "\n\ndef main():\n    print('working')" + MAIN
MEDIUM = replace(HOUR, confidence="medium")
BACKSTOP = replace(HOUR, guard=GuardOptions(kill_after=60))
SHORT = 3600
"""A shorter wait is none to report."""


def _patterns(concerns: Callable[[Call], object]) -> Iterator[str]:
    return (pattern for row in STANDARD.rows if concerns(row) for pattern in row.names.split())


def _names(concerns: Callable[[Call], object]) -> list[str]:
    """Return a name for each pattern of the rows of which *concerns* is true."""
    return [_spelled(pattern) for pattern in _patterns(concerns)]


def _spelled(pattern: str) -> str:
    owner = "thing." if pattern.startswith("**.") else ""
    return owner + pattern.removeprefix("**.").replace("*", "x")


def _importing(name: str) -> str:
    module, dot, _ = name.partition(".")
    known = module.removesuffix("()")
    beside = f"TEXT = {STANDARD.of(name).only_with!r}\n" if STANDARD.of(name).only_with else ""
    is_module = dot and known == module and not hasattr(builtins, known)
    return beside + (f"import {known}\n" if is_module else "")


def _codes(text: str, settings: Settings = HOUR) -> list[str]:
    """Return the codes of what can keep a guard from ending the script *text*, job or not.

    With `MEDIUM`, those of low confidence are among them.
    """
    everything = settings == MEDIUM
    settings = replace(settings, include_non_jobs=True)
    before = engine.guard(SourceFile("job.py", text.encode()), settings).before
    found = (*before.findings, *(before.hidden if everything else ()))
    return [finding.code for finding in found if finding.code not in ("TG001", "TG111")]


def _blocks_long(row: Call) -> bool:
    return row.blocks is not None and row.blocks >= SHORT and row.on != THREAD


def _call(name: str) -> str:
    """Return a call of *name* that waits for another machine, where its arguments say for what."""
    facts = STANDARD.of(name)
    if facts.on == TIME:
        return f"{name}(3600)"
    asks = facts.asks or facts.needs_arguments
    return name.replace("()", "('curl http://host')") + ("('curl http://host')" if asks else "()")


PYTHON_2 = ("urllib2.", "commands.", "raw_input")
"""What only Python 2 has: a file that uses it alone cannot run."""

BLOCKING = [name for name in _names(_blocks_long) if not name.startswith(PYTHON_2)]


@each(_names(lambda row: row.names))
def test_a_file_that_makes_the_call_alone_is_parsed(name: str) -> None:
    assert may_do_work(f"{_importing(name)}{name}()\n".encode())


@each(BLOCKING)
def test_what_blocks_is_reported_above_the_guard(name: str) -> None:
    assert "TG109" in _codes(f"{_importing(name)}VALUE = {_call(name)}{WORKS}")


@pytest.mark.parametrize("names", parts_of(BLOCKING), ids=lambda part: part[0])
def test_what_blocks_is_found_in_a_module_beside_the_job(names: Sequence[str], here: Path) -> None:
    for number, name in enumerate(names):
        beside = f"{_importing(name)}VALUE = {_call(name)}\n"
        job = guard_text(f"import beside{WORKS}")
        fill(here, {f"{number}/beside.py": beside, f"{number}/job.py": job})
    _, lines = invoke("check", "--jobs", "1", "--confidence", "medium")
    for number, name in enumerate(names):
        assert any(f"{number}/job.py" in line and "TG109" in line for line in lines), name


LIMITABLE = [
    name
    for name in BLOCKING
    if STANDARD.of(name).on != TIME
    and not _blocks_long(STANDARD.of(name.rpartition("()")[0]))  # what it is a method of
]


@each(LIMITABLE)
def test_what_has_a_timeout_is_not_reported_above_the_guard(name: str) -> None:
    named = STANDARD.of(name).timeout_named or "timeout"
    call = f"{_call(name)[:-1]}, {named}=5)".replace("(, ", "(")
    assert "TG109" not in _codes(f"{_importing(name)}VALUE = {call}{WORKS}")


@each(_names(lambda row: row.blocks is not None and not _blocks_long(row) and not row.catches))
def test_what_ends_soon_or_only_sounds_so_is_not_reported_above_the_guard(name: str) -> None:
    maker, made, _ = name.partition("()")  # which may block, too
    facts = [STANDARD.of(name), *([STANDARD.of(maker)] if made else [])]
    long = any(_blocks_long(one) and not one.needs_arguments for one in facts)
    assert ("TG109" in _codes(f"{_importing(name)}VALUE = {name}(){WORKS}")) is long


@pytest.mark.parametrize(
    ("call", "codes"),
    [
        ("httpx.get('http://host')", []),
        ("httpx.get('http://host', timeout=None)", ["TG109"]),
        ("server.connect(timeout=None)", []),
        ("socket.create_connection(('host', 80), 5)", []),
        ("socket.create_connection(('host', 80), None)", ["TG109"]),
        ("select.select([], [], [], 5)", []),
        ("fcntl.flock(1, fcntl.LOCK_EX)", ["TG109"]),
        ("fcntl.flock(1, fcntl.LOCK_EX | fcntl.LOCK_NB)", []),
        ("fcntl.flock(1, LOCK_NB)", []),
        ("os.spawnlp(os.P_NOWAIT, 'rsync', 'rsync')", []),
        ("subprocess.Popen(['rsync']).wait()", ["TG109"]),
        ("subprocess.Popen(['rsync']).wait(5)", []),
        ("subprocess.Popen(['date']).wait()", []),
        ("subprocess.Popen(['git', 'describe']).communicate()", []),
        ("subprocess.Popen(['git', 'fetch']).communicate()", ["TG109"]),
        ("os.popen('git describe').read()", []),
        ("time.sleep(60 * 60)", ["TG109"]),
        ("time.sleep(60 * 59)", []),
        ("time.sleep(60 / 60)", []),
        ("time.sleep(PAUSE)", []),
    ],
)
def test_the_arguments_decide_whether_it_may_block(call: str, codes: list[str]) -> None:
    imports = (
        "import fcntl, httpx, os, select, socket, subprocess, time\nfrom fcntl import LOCK_NB\n"
    )
    assert _codes(f"{imports}VALUE = {call}{WORKS}") == codes


@each(_names(lambda row: row.in_c in (DRIVER, COMMAND, WAIT, FOREIGN)))
def test_what_blocks_in_c_is_reported(name: str) -> None:
    assert "TG104" in _codes(f"{_importing(name)}\ndef main():\n    {name}(){MAIN}", MEDIUM)


@each(_names(lambda row: row.in_c == ENGINE))
def test_an_engine_is_reported_by_its_url(name: str) -> None:
    job = f"def main():\n    {name}(%r){MAIN}"
    assert "TG104" in _codes(job % "postgresql://host")
    assert _codes(job % "postgresql+psycopg://host") == []


@each(_names(lambda row: row.endless))
def test_what_is_endless_is_reported_where_it_is_consumed(name: str) -> None:
    job = f"{_importing(name)}\ndef main():\n    %s({name}(1)){MAIN}"
    assert _codes(job % "sum") == ["TG104"]
    assert _codes(job % "print") == []


@each(_names(lambda row: row.consumes))
def test_what_consumes_an_endless_iterator_is_reported(name: str) -> None:
    imports = f"import itertools\n{_importing(name)}"
    job = f"{imports}\ndef main():\n    {name}(%s){MAIN}"
    assert _codes(job % "itertools.count()") == ["TG104"]
    assert _codes(job % "range(5)") == []


@each(_names(lambda row: row.passes_on))
def test_what_is_handed_on_is_as_endless(name: str) -> None:
    imports = f"import itertools\n{_importing(name)}"
    assert _codes(f"{imports}\ndef main():\n    sum({name}(itertools.count())){MAIN}") == ["TG104"]


@each(_names(lambda row: row.rounds))
def test_many_rounds_are_reported(name: str) -> None:
    words = ", ".join(f"{word}=10 ** 9" for word in STANDARD.of(name).rounds.split())
    job = f"{_importing(name)}\ndef main():\n    {name}(%s){MAIN}"
    assert _codes(job % words) == ["TG104"]
    assert _codes(job % words.replace("10 ** 9", "10 ** 2")) == []


RUNS_ON = (
    "import urllib.request\n\ndef work():\n    while True:\n        urllib.request.urlopen(URL)\n\n"
    "def main():\n    "
)


@each(_names(lambda row: row.spawns))
def test_what_is_waited_for_at_exit_is_reported(name: str) -> None:
    facts = STANDARD.of(name)
    given = "work" if facts.work_at == 0 else "None, work"
    given += f", {facts.only_if}=True" if facts.only_if else ""
    starts = "submit(work)" if facts.spawns == POOL else "start()"
    job = f"{_importing(name)}{RUNS_ON}thing = {name}({given})\n    thing.{starts}{MAIN}"
    assert {"TG102", "TG105"} & set(_codes(job, replace(MEDIUM, timeout=60)))


@each(_names(lambda row: row.spawns in (THREAD, PROCESS) and row.ended_by is not None))
def test_a_daemon_is_not_reported(name: str) -> None:
    job = f"{_importing(name)}{RUNS_ON}thing = {name}(target=work, daemon=True)\n    thing.start(){MAIN}"
    assert "TG102" not in _codes(job)


@each(_names(lambda row: row.replaces))
def test_what_replaces_the_process_is_reported(name: str) -> None:
    job = f"{_importing(name)}\ndef main():\n    {name}(%s){MAIN}"
    assert _codes(job % "'rsync'", MEDIUM) == ["TG107"]
    assert _codes(job % "__file__") == []


@each(_names(lambda row: row.alarm == LIMITS))
def test_another_time_limit_is_reported(name: str) -> None:
    assert _codes(f"{_importing(name)}\ndef main():\n    {name}(5){MAIN}") == ["TG103"]


@each(_names(lambda row: row.alarm == ARMS))
def test_another_alarm_is_reported(name: str) -> None:
    arms = f"{name}(signal.ITIMER_REAL, 5)" if name.endswith("setitimer") else f"{name}(5)"
    job = f"import signal\n\ndef fetch():\n    {arms}\n\ndef main():\n    fetch(){MAIN}"
    assert "TG103" in _codes(job)


ARGUMENTS = {"backoff": "backoff.expo, Exception", "stamina": "on=OSError, timeout=None"} | {
    "requests": "max_retries=3",
    "botocore": "retries={'max_attempts': 5}",
    "urllib3": "'GET', 'http://host'",
    "reconnect": "reconnect=5",
    CLIENT: "timeout=None",
}


@each(_names(lambda row: row.retries not in ("", FOR_TEN_MINUTES)))
def test_what_retries_is_reported(name: str) -> None:
    arguments = ARGUMENTS.get(STANDARD.of(name).retries, "")
    job = f"{_importing(name)}\ndef main():\n    {name}({arguments}){MAIN}"
    assert "TG108" in _codes(job, MEDIUM)


@each(_names(lambda row: row.catches))
def test_an_exception_is_caught_where_it_is_raised(name: str) -> None:
    fetch = 'urllib.request.urlopen("//host").read()'
    tries = f"try:\n            {fetch}\n        except {name}:\n            print('again')"
    job = f"import urllib.request\n{_importing(name)}\ndef main():\n    for _ in range(9):\n        {tries}{MAIN}"
    is_sure = not STANDARD.of(name).only_with
    assert _codes(job) == ["TG101"] * is_sure
    assert "TG101" in _codes(job, MEDIUM)


CATCHING = [name for name in _names(lambda row: row.catches) if not name.startswith(PYTHON_2)]
FALLS_BACK = "requests.get('//host')\n    except {}:\n        requests.get('//other')"


@each(CATCHING)
def test_a_handler_that_blocks_is_reported_whatever_it_is_called(name: str) -> None:
    job = f"import requests\n{_importing(name)}\ndef main():\n    try:\n        {FALLS_BACK.format(name)}{MAIN}"
    assert "TG106" in _codes(job)


@pytest.mark.parametrize(
    "name", ["ValueError", "socket.gaierror", "requests.exceptions.JSONDecodeError"]
)
def test_a_handler_of_something_else_is_not_reported(name: str) -> None:
    job = f"import requests\n{_importing(name)}\ndef main():\n    try:\n        {FALLS_BACK.format(name)}{MAIN}"
    assert _codes(job) == []


def test_a_handler_below_one_that_raises_is_not_reported() -> None:
    first = "except TimeoutError:\n        raise\n    except {}"
    job = f"import requests\n\ndef main():\n    try:\n        {FALLS_BACK.replace('except {}', first).format('OSError')}{MAIN}"
    assert _codes(job) == []


@each(_names(lambda row: row.suppresses))
def test_what_suppresses_is_reported(name: str) -> None:
    imports = "import urllib.request\nfrom contextlib import suppress\nimport contextlib\n"
    body = 'urllib.request.urlopen("http://host").read()'
    job = f"{imports}\ndef main():\n    for _ in range(9):\n        with {name}(%s):\n            {body}{MAIN}"
    assert _codes(job % "OSError") == ["TG101"]
    assert _codes(job % "ValueError") == []


@each(_names(lambda row: row.swallows == GOES_ON))
def test_what_swallows_is_reported(name: str) -> None:
    job = f"{_importing(name)}\ndef main():\n    work()\n    {name}('host', '/'){MAIN}"
    assert "TG101" in _codes(job, MEDIUM) or STANDARD.of(name).runs == SERVER


@each(_names(lambda row: row.calls_back is not None))
def test_what_blocks_in_a_callback_is_reported(name: str) -> None:
    before = "1, " * (STANDARD.of(name).calls_back or 0)
    spelled = STANDARD.of(name).only_with.partition("|")[0] or "time"
    imports = f"import requests\nimport {spelled}\n{_importing(name)}"
    job = f"{imports}\ndef back():\n    %s\n\ndef main():\n    {name}({before}back){MAIN}"
    assert _codes(job % "requests.get('http://host')") == ["TG101"]
    assert _codes(job % "print('here')") == []


@each(_names(lambda row: row.registers is not None and not row.closes))
def test_what_is_registered_is_reported_if_it_blocks(name: str) -> None:
    before = "thing, " * (STANDARD.of(name).registers or 0)
    call = f"{name}({before}clean)"
    clean = "def clean():\n    %s\n"
    job = f"import requests\n{_importing(name)}{clean}\ndef main():\n    {call}{MAIN}"
    assert _codes(job % "requests.get('http://host')") == ["TG106"]
    assert _codes(job % "print('done')") == []


@each(_names(lambda row: row.closes))
def test_what_is_closed_is_reported_if_that_blocks(name: str) -> None:
    made = "class Door:\n    def close(self):\n        %s\n"
    left = f"def main():\n    with {name}(Door()):\n        work(){MAIN}"
    job = f"import requests\n{_importing(name)}{made}\n{left}"
    assert _codes(job % "requests.get('http://host')") == ["TG106"]
    assert _codes(job % "print('done')") == []


@each(_names(lambda row: row.forks))
def test_what_forks_changes_the_guard(name: str) -> None:
    job = f"{_importing(name)}\ndef main():\n    %s{MAIN}"
    assert "filterwarnings" in guard_text(job % f"{name}()", BACKSTOP)
    assert "filterwarnings" not in guard_text(job % f"print('a')  # no {name}() here", BACKSTOP)


@pytest.mark.parametrize(
    "line",
    ["print('do not fork here')  # fork", "forks = 5", "print(git.forks)", '"""fork twice"""'],
)
def test_a_mention_of_fork_does_not_change_the_guard(line: str) -> None:
    assert "filterwarnings" not in guard_text(
        f"import os\n\ndef main():\n    {line}{MAIN}", BACKSTOP
    )


RECEIVES = "import requests\n\ndef main():\n    try:\n        requests.get('u')\n    except OSError:\n        sock.recv(9)\n"


@pytest.mark.parametrize(
    ("behind", "blocks"),
    [
        ("", True),
        ("    # TODO: use settimeout here\n", True),
        ("    print('settimeout')\n", True),
        ("    sock.settimeout(None)\n", True),
        ("    sock.settimeout(5)\n", False),
        ("    socket.setdefaulttimeout(5)\n", False),
    ],
)
def test_only_a_timeout_that_is_set_limits_a_socket(behind: str, blocks: bool) -> None:
    assert ("TG106" in _codes(RECEIVES + behind + MAIN, MEDIUM)) is blocks


ARMED = "import signal\n\ndef stop(*_):\n    raise TimeoutError\n\nHOUR = 60 * 60\n" + WORKS


def _limits(limit: str) -> list[str]:
    """Return the codes of what is found in a job whose alarm is armed with *limit*."""
    arms = f"    signal.signal(signal.SIGALRM, stop)\n    signal.alarm({limit})\n    main()"
    job = ARMED.replace("    main()", arms)
    found = engine.check(SourceFile("job.py", job.encode()), Settings()).before.findings
    return [finding.code for finding in found]


@pytest.mark.parametrize(
    "limit",
    [
        "10 ** 12",
        "10**400",
        "1000000 * 1000000",
        "2 ** 31",
        "HOUR ** 4",
        "-(10 ** 400)",
        "7200 / 2",
        "0 ** 2",
        "5 // 10",
        "HOUR % 60",
        "HOUR - 60 * 60",
        "0 * 5",
        "-5 + 1",
        "10 ** -400",
    ],
)
def test_a_limit_that_cannot_be_taken_is_computed(limit: str) -> None:
    assert _limits(limit) == ["TG006"]


@pytest.mark.parametrize(
    "limit",
    [
        "2 ** 31 - 1",
        "7200 // 2",
        "HOUR",
        "2 * HOUR",
        "7201 % 3600",
        "10 ** 3",
        "LIMIT",
        "5 // 0",
        "(-8) ** 0.5",
        "HOUR ** LIMIT",
    ],
)
def test_a_limit_that_is_right_or_not_known_is_not_reported(limit: str) -> None:
    assert _limits(limit) == []


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("print(1)", ["TG002"]),
        ("print(1)  # SIGALRM has no handler here", ["TG002"]),
        ("signals.handle('SIGALRM')", []),
    ],
)
def test_only_code_handles_the_alarm(line: str, codes: list[str]) -> None:
    job = f"import signal\n\ndef main():\n    {line}{MAIN}"
    job = job.replace("    main()", "    signal.alarm(60)\n    main()")
    found = engine.check(SourceFile("job.py", job.encode()), Settings()).before.findings
    assert [finding.code for finding in found] == codes


def _works_or_ends(row: Call) -> bool:
    return (row.works or row.prints or row.exits) and row.on != TERMINAL


@each(_names(lambda row: row.on == TERMINAL))
def test_a_script_that_only_asks_is_no_job(name: str) -> None:
    text = f"#!/usr/bin/python3\n{_importing(name)}\n{name}('a')\n"
    result = engine.check(SourceFile("job.py", text.encode()), Settings()).before
    assert result.outcome is Outcome.SKIPPED
    assert " asks a person " in result.reason or " a question " in result.reason, result.reason


NOT_JOBS = (DAEMON, DJANGO, GUI, SERVER, SERVICE, TESTS)


@each(_names(lambda row: row.runs in NOT_JOBS))
def test_a_file_that_only_runs_it_is_no_job(name: str) -> None:
    text = f'{_importing(name)}\nif __name__ == "__main__":\n    {name}()\n'
    result = engine.check(SourceFile("job.py", text.encode()), Settings()).before
    assert result.outcome is Outcome.SKIPPED, result.reason


@each(_names(lambda row: row.subclasses_run in NOT_JOBS))
def test_what_runs_by_a_base_class_is_no_job(name: str) -> None:
    made = f"class Shop({name}):\n    pass\n"
    text = f'{_importing(name)}{made}\nif __name__ == "__main__":\n    Shop().run()\n'
    result = engine.check(SourceFile("job.py", text.encode()), Settings()).before
    assert result.outcome is Outcome.SKIPPED, result.reason


@each(_names(lambda row: row.runs == PROGRAM))
def test_a_file_that_runs_the_program_is_a_job(name: str) -> None:
    text = f"{_importing(name)}\ndef work():\n    print(1)\n\n\n{name}(work)\n"
    result = engine.check(SourceFile("job.py", text.encode()), Settings()).before
    assert result.outcome is Outcome.UNGUARDED, result.reason


@each(_names(_works_or_ends))
def test_a_script_that_works_is_guarded_before_it(name: str) -> None:
    text = f"#!/usr/bin/python3\n{_importing(name)}\nwork = 'a'\n{name}(work)\n"
    result = engine.check(SourceFile("job.py", text.encode()), Settings()).before
    assert result.outcome in (Outcome.UNGUARDED, Outcome.REFUSED, Outcome.FAILED), result.reason


@each(_names(lambda row: row.sets_up or row.quiet))
def test_a_file_that_sets_up_only_is_no_job(name: str) -> None:
    text = f"{_importing(name)}\n{name}('a')\n"
    result = engine.check(SourceFile("job.py", text.encode()), Settings()).before
    assert result.outcome is not Outcome.UNGUARDED, result.reason


def test_a_name_of_itself_is_no_number() -> None:
    job = f"import signal\nA = B * 2\nB = A * 2\n\ndef main():\n    sum(range(A)){MAIN}"
    assert _codes(job) == []


@pytest.mark.parametrize(
    "size", ["10 ** 12", "1000000 * 1000000", "10 ** 13 // 10", "10 ** 12 + 1"]
)
def test_a_huge_range_is_computed(size: str) -> None:
    assert _codes(f"def main():\n    sum(range({size})){MAIN}") == ["TG104"]
    assert _codes(f"def main():\n    sum(range(({size}) % 1000)){MAIN}") == []


def test_rows_of_others_are_asked_first() -> None:
    facts = CallFacts(
        [
            Call("acme.fetch acme.*Client().send", blocks=FOREVER, on=NETWORK),
            Call("requests.get", blocks=5, on=NETWORK),
        ]
    )
    head = "import acme\nimport requests\n"
    calls = {
        "acme.fetch()": ["TG109"],
        "acme.fetch(timeout=5)": [],
        "acme.FastClient().send()": ["TG109"],
        "acme.FastClient().close()": [],
        "requests.get('http://host')": [],
        "requests.post('http://host')": ["TG109"],
    }
    for call, codes in calls.items():
        text = f"{head}VALUE = {call}{WORKS}"
        program = SemanticModel.of(parse(text), text, facts)
        context = CheckContext(program, "TimeoutError", text.count("\n"), there=False)
        assert [finding.code for finding in find_hazards(context)] == codes, call


@pytest.mark.parametrize(
    ("name", "alike"),
    [
        ("requests.get", ["requests.getter", "arequests.get", "requests.adapters.get_it"]),
        ("os.system", ["os.systems", "nos.system", "os.path.system"]),
        ("psycopg2.connect", ["psycopg2.connected", "psycopg2.connection.it"]),
    ],
)
def test_what_is_called_alike_is_not_known(name: str, alike: list[str]) -> None:
    assert STANDARD.of(name).blocks == FOREVER
    assert all(STANDARD.of(other).blocks != FOREVER for other in alike)


@each(_names(lambda row: row.daemonizes))
def test_what_makes_a_daemon_is_reported(name: str) -> None:
    job = f"{_importing(name)}\ndef main():\n    {name}(%s)\n    print('working'){MAIN}"
    assert "TG112" in _codes(job % "", MEDIUM)
    assert "TG112" not in _codes(job % "detach_process=False", MEDIUM)


@each(_names(lambda row: row.may_daemonize))
def test_what_only_sounds_like_making_a_daemon_is_of_low_confidence(name: str) -> None:
    job = f"import thing\n\ndef main():\n    {name}()\n    print('working'){MAIN}"
    assert _codes(job) == []
    medium = replace(HOUR, confidence="medium", include_non_jobs=True)
    found = engine.guard(SourceFile("job.py", job.encode()), medium)
    assert [one.code for one in found.before.findings] == ["TG001"]
    assert "TG112" in {one.code for one in found.before.hidden}


def test_a_command_of_many_names_is_looked_up_in_bounded_time() -> None:
    # Its commands are made of attributes, which are made of other attributes.
    path = Path(webbrowser.__file__)
    settings = replace(HOUR, include_non_jobs=True)
    report = engine.guard(SourceFile(path.name, path.read_bytes()), settings)
    assert report.final.outcome is Outcome.GUARDED


LIMITER = "import subprocess\nimport time\n\nclass Limiter:\n    def wait(self):\n        {}\n"
PACES = "import requests\nfrom {} import Limiter\n\ndef main():\n    pace = Limiter()\n    try:\n        requests.get('u')\n    except OSError:\n        pace.wait()"


@pytest.mark.parametrize(
    ("imported", "waits", "blocks"),
    [
        ("pacing", "time.sleep(9)", False),
        ("pacing", "subprocess.run(['ssh', 'shop'])", True),
        ("library", "time.sleep(9)", True),
    ],
)
def test_a_wait_of_a_module_of_the_tree_is_looked_into(
    imported: str, waits: str, blocks: bool, here: Path
) -> None:
    fill(here, {"pacing.py": LIMITER.format(waits), "job.py": PACES.format(imported) + MAIN})
    options = ["--timeout", "1h", "--kill-after", "none", "--confidence", "medium"]
    _, lines = invoke("apply", "--diff", *options, "job.py")
    assert any("TG106" in line for line in lines) is blocks
