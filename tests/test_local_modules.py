"""What is said of the modules in a job's own folder that it imports before its guard is armed."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from helpers import (
    CONCISE,
    HOUR,
    UNPRIVILEGED_PROGRAM,
    clean_environment,
    fill,
    guard_text,
    in_process,
    invoke,
)
from processes import OUTER_LIMIT, Child, run

import guard_codemod
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile

WAITS = "import requests\n\nRATES = requests.get(URL)\n"
CONNECTS = "import psycopg\n\nCONNECTION = psycopg.connect('')\n"
RATES = "importing rates may block in requests.get() (rates.py, line 3)"


def _job(imports: str) -> str:
    return f'{imports}\n\n\ndef main():\n    print("working")\n\n\nif __name__ == "__main__":\n    main()\n'


def _check(name: str = "nightly.py", *options: str) -> list[str]:
    """Return what the linter says of the job *name* in the current folder, by line and code."""
    _, lines = invoke("check", name, "--output-format", "concise", *options)
    return [line.removeprefix(f"{name}:") for line in lines if re.search(r": TG\d", line)]


def _said(here: Path, imports: str, modules: Mapping[str, str | bytes]) -> list[str]:
    """Return what is said of a guarded job with *imports* among *modules*."""
    fill(here, {**modules, "nightly.py": guard_text(_job(imports))})
    above = " before the guard is armed"
    lines = _check("nightly.py", "--confidence", "medium")
    said = [line.removesuffix(" (medium confidence)").split(" TG109 ") for line in lines]
    assert all(line.endswith(above) for _, line in said)
    return [line.removesuffix(above) for _, line in said]


@pytest.mark.parametrize(
    "imports",
    [
        "import rates",
        "import rates as today",
        "import os, rates",
        "from rates import RATES",
        "from rates import *",
        "try:\n    import rates\nexcept ImportError:\n    rates = None",
        "with open('lock'):\n    import rates",
        "def load():\n    import rates\n\n    return rates.RATES\n\n\nRATES = load()",
        "import importlib\n\nrates = importlib.import_module('rates')",
        "rates = __import__('rates')",
        "import rates\nimport rates as again",
    ],
)
def test_a_module_that_waits_on_import(imports: str, here: Path) -> None:
    assert _said(here, imports, {"rates.py": WAITS}) == [RATES]


def test_the_warning_stands_at_the_import(here: Path) -> None:
    fill(
        here,
        {"rates.py": WAITS, "nightly.py": guard_text(_job("import os\nimport rates  # today's"))},
    )
    assert _check() == [
        f"3:1: TG109 {RATES} before the guard is armed"
    ]  # the guard's import is above it


TELLS = """\
import os
import sys


def connect(_):
    caller = sys._getframe(1)
    print(os.path.relpath(caller.f_code.co_filename), caller.f_lineno, flush=True)
    os._exit(0)
"""
"""Instead of the driver: says who connects."""

IN_DB = "psycopg.connect() ({}, line 3)"


@pytest.mark.parametrize(
    ("imports", "modules", "imported", "path"),
    [
        ("import settings", {"settings.py": "import db\n", "db.py": CONNECTS}, "settings", "db.py"),
        (
            "import a",
            {
                "a.py": "from b import X\n",
                "b.py": "X = 1\nimport c, d\n",
                "c.py": "",
                "d.py": CONNECTS,
            },
            "a",
            "d.py",
        ),
        ("import etl.db", {"etl/__init__.py": "", "etl/db.py": CONNECTS}, "etl.db", "etl/db.py"),
        ("import etl.db", {"etl/__init__.py": CONNECTS, "etl/db.py": ""}, "etl", "etl/__init__.py"),
        ("import etl.db as d", {"etl/db.py": CONNECTS}, "etl.db", "etl/db.py"),
        (
            "import a.b.c as d",
            {"a/b/__init__.py": CONNECTS, "a/b/c.py": ""},
            "a.b",
            "a/b/__init__.py",
        ),
        (
            "from etl import db",
            {"etl/__init__.py": "", "etl/db.py": CONNECTS},
            "etl.db",
            "etl/db.py",
        ),
        (
            "from etl import (\n    names,\n    db,\n)",
            {"etl/names.py": "", "etl/db.py": CONNECTS},
            "etl.db",
            "etl/db.py",
        ),
        (
            "import etl",
            {"etl/__init__.py": "from . import db", "etl/db.py": CONNECTS},
            "etl",
            "etl/db.py",
        ),
        (
            "import etl",
            {"etl/__init__.py": "from .db import X", "etl/db.py": CONNECTS},
            "etl",
            "etl/db.py",
        ),
        (
            "import etl.load.all",
            {"etl/load/all.py": "from ..db import connect\n", "etl/db.py": CONNECTS},
            "etl.load.all",
            "etl/db.py",
        ),
        ("import db", {"db.py": "", "db/__init__.py": CONNECTS}, "db", "db/__init__.py"),
        ("import db", {"db.py": CONNECTS, "db/schema.sql": ""}, "db", "db.py"),
        (
            "import settings",
            {"settings.py": "__import__('db')\n", "db.py": CONNECTS},
            "settings",
            "db.py",
        ),
        (
            "import settings",
            {"settings.py": "\ufeffimport db\n", "db.py": CONNECTS},
            "settings",
            "db.py",
        ),
        (
            "import settings",
            {"settings.py": "\fimport db\n", "db.py": CONNECTS},
            "settings",
            "db.py",
        ),
        (
            "import settings",
            {"settings.py": "import os, \\\n  db\n", "db.py": CONNECTS},
            "settings",
            "db.py",
        ),
    ],
)
def test_a_module_is_found_as_python_finds_it(
    imports: str, modules: dict[str, str], imported: str, path: str, here: Path
) -> None:
    assert _said(here, imports, modules) == [
        f"importing {imported} may block in {IN_DB.format(path)}"
    ]
    fill(here, {"installed/psycopg.py": TELLS})
    assert run([sys.executable, "nightly.py"], here, PYTHONPATH="installed").stdout == f"{path} 3\n"


def test_a_job_in_a_package_is_run_by_its_name(here: Path) -> None:
    assert _said(here, "from . import rates", {"rates.py": WAITS}) == [RATES]


def test_a_job_that_imports_itself_runs_its_module_level_twice(here: Path) -> None:
    fill(here, {"nightly.py": guard_text(_job(f"import nightly\n{WAITS}"))})
    assert [line.split(" may ")[0] for line in _check()] == [
        "3:1: TG109 importing nightly",
        "6:9: TG109 requests.get()",
    ]


@pytest.mark.parametrize(
    ("module", "call", "line"),
    [
        ("def load():\n    return get(URL)\n\n\nfrom requests import get\nRATES = load()\n", "requests.get", 2),
        ("import requests\n\n\nclass Rates:\n    def __init__(self):\n        requests.get(URL)\n\n\nRates()\n",
            "requests.get", 6),
        ("try:\n    import requests\nfinally:\n    RATES = requests.get(URL)\n", "requests.get", 4),
        ("from http import client\n\nC = client.HTTPSConnection(HOST)\nC.request('GET', '/')\n",
         "http.client.HTTPSConnection().request", 4),
        ("import time\nwhile True:\n    time.sleep(600)\n", "time.sleep", 3),
        ('"""A string with code.\n\ndef main():\n    """\nimport os; os.wait()\n', "os.wait", 5),
        ("import requests\n\ndef rate(land, known=requests.get(URL)):\n    return known\n", "requests.get", 3),
        ("import requests\n\nclass Rates:\n    known = requests.get(URL)\n", "requests.get", 4),
        ("def sql():\n    return '''\nSELECT\n'''\n\n\nimport os; os.wait()\n", "os.wait", 7),
        ("\ufeffimport os; os.wait()\r\n", "os.wait", 1),
        ("import os\n\nos.wait()\n", "os.wait", 3),
    ],
)  # fmt: skip
def test_what_a_module_does_on_import(module: str, call: str, line: int, here: Path) -> None:
    expected = f"importing rates may block in {call}() (rates.py, line {line})"
    assert _said(here, "import rates", {"rates.py": module}) == [expected]


@pytest.mark.parametrize(("rates", "is_sure"), [("requests.get(URL)", True), ("input()", False)])
def test_who_is_asked_on_import_sits_in_front_of_the_job(
    rates: str, is_sure: bool, here: Path
) -> None:
    module = f"import requests\n\nRATES = {rates}\n"
    fill(here, {"rates.py": module, "nightly.py": guard_text(_job("import rates"))})
    assert len(_check()) == len(_check("nightly.py", "--confidence", "medium")) == is_sure


@pytest.mark.parametrize(
    "module",
    [
        "import requests\n\n\ndef load():\n    return requests.get(URL)\n",
        "import requests\n\n\ndef load(get=lambda: requests.get(URL)):\n    return get()\n",
        "import requests\n\n\nclass Rates:\n    def load(self):\n        return requests.get(URL)\n",
        "import requests\n\nload = lambda: requests.get(URL)\n",
        f"if __name__ == '__main__':\n    {WAITS.splitlines()[0]}\n    {WAITS.splitlines()[2]}\n",
        "import requests\n\nif __name__ == '__main__':\n    RATES = requests.get(URL)\n",
        "import requests\n\n\ndef main():\n    requests.get(URL)\n\n\nif __name__ == '__main__':\n    main()\n",
        "import requests\n\n__name__ == '__main__' and requests.get(URL)\n",
        "import requests\n\nif LIVE:\n    RATES = requests.get(URL)\n",
        "import sys, requests\n\nif sys.platform == 'win32':\n    RATES = requests.get(URL)\n",
        "import requests\n\nRATES = LIVE and requests.get(URL)\n",
        "import requests\n\nfor url in URLS:\n    requests.get(url)\n",
        "import requests\n\ntry:\n    RATES = load()\nexcept OSError:\n    RATES = requests.get(URL)\n",
        "import requests\n\n\ndef load():\n    if OLD:\n        return OLD\n    return requests.get(URL)\n\n\nload()\n",
        "import requests\n\n\ndef load():\n    yield requests.get(URL)\n\n\nRATES = load()\n",
        "import requests\n\nclass A:\n    def load(_):\n        requests.get(URL)\n\ndef load():\n    pass\n\nload()\n",
        "import requests\n\ndef a():\n    def load():\n        requests.get(URL)\n\ndef load():\n    pass\n\nload()\n",
        "import requests\n\nRATES = requests.get(URL, timeout=5)\n",
        "import subprocess\n\nVERSION = subprocess.check_output(['psql', '--version'])\n",
        "import subprocess\n\nMODULES = subprocess.check_output(['hg', 'debuginstall'])\n",
        "import signal, requests\n\nsignal.alarm(60)\nRATES = requests.get(URL)\n",
        "import requests\nRATES = requests.get(URL\n",
        "import requests\nprint requests.get(URL)\n",
        "import requests\n\nRATES = requests.get('\xe9')\n".encode("latin-1"),
        b"# coding: no-such-coding\nPASSWORD = input()\n",
        b"PASSWORD = input()\0",
        "",
        f"{WAITS}TABLE = {list(range(200_000))}\n",
        "if x:\n    pass\n"
        + "elif y:\n    pass\n" * 1500
        + WAITS,  # nested too deeply to be looked into
    ],
)
def test_nothing_is_said_of_what_does_not_surely_wait(module: str | bytes, here: Path) -> None:
    assert _said(here, "import rates", {"rates.py": module}) == []


@pytest.mark.parametrize(
    "imports",
    [
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import rates",
        "import typing\n\nif typing.TYPE_CHECKING:\n    import rates",
        "if LIVE:\n    import rates",
        "import os\n\nif os.name == 'nt':\n    import rates",
        "try:\n    import json\nexcept ImportError:\n    import rates",
        "def load():\n    import rates",
        "import importlib\n\nrates = importlib.import_module(NAME)",
        "import importlib\n\nrates = importlib.import_module('.rates', 'etl')",
        "import importlib\n\nrates = importlib.import_module('')",
        "from .. import rates",
        "from ..nightly import rates",
        "import other",
        "import requests.rates",
        "import rates_",
    ],
)
def test_nothing_is_said_of_what_is_not_surely_imported(imports: str, here: Path) -> None:
    assert _said(here, imports, {"rates.py": WAITS, "requests.txt": ""}) == []


@pytest.mark.parametrize(
    ("imports", "modules"),
    [
        ("import calendar", {"calendar.py": WAITS}),
        ("import json.decoder", {"json/__init__.py": WAITS}),
        ("import a", {"a.py": "import b", "b.py": "import a\nimport requests"}),
        ("import a", {"a.py": "import a\nfrom a import a"}),
        ("import a", {"a.py": "import nightly"}),
        (
            "import armed\nimport rates",
            {"armed.py": "import signal\n\nsignal.alarm(60)\n", "rates.py": WAITS},
        ),
        ("import rates.today", {"rates.py": "", "rates/today.txt": WAITS}),
        ("import rates.today", {"rates.py": "", "rates/today.py": WAITS}),
        ("import rates", {"rates.py/__init__.py": WAITS}),
        ("import a", {"a/__init__.py": "from ... import rates", "rates.py": WAITS}),
        ("import Rates", {"rates/today.py": WAITS}),
        ("import m0", {f"m{number}.py": f"import m{number + 1}" for number in range(400)}),
        ("import rates", {"rates.py": "from missing import RATES\nimport requests\n"}),
    ],
)
def test_nothing_is_said_of_other_modules(
    imports: str, modules: dict[str, str], here: Path
) -> None:
    assert _said(here, imports, modules) == []


def test_what_cannot_be_read_is_left_alone(public_folder: Path) -> None:
    job = guard_text(_job("import pipe, secret, db.rates"))
    fill(public_folder, {"nightly.py": job, "secret.py": WAITS, "db": WAITS})
    (public_folder / "secret.py").chmod(0)
    os.mkfifo(public_folder / "pipe.py")
    ran = subprocess.run(
        [sys.executable, "-c", UNPRIVILEGED_PROGRAM, "check", "nightly.py", *CONCISE],
        cwd=public_folder,
        env=clean_environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout) == (
        0,
        "1 already guarded\n",
    )


def test_what_is_imported_under_the_guard_is_covered(here: Path) -> None:
    fill(here, {"nightly.py": _job("import rates"), "rates.py": WAITS})
    _, lines = invoke("apply", "nightly.py", "--timeout", "1h", "--cover-imports")
    assert lines[-1] == "1 guarded"
    assert "TG109" not in "".join(lines)
    assert _check() == []


def test_what_the_main_block_imports_is_covered_from_the_alarm_on(here: Path) -> None:
    main = 'if __name__ == "__main__":\n'
    job = guard_text(_job("").replace(main, f"{main}    import rates\n\n"))
    fill(here, {"nightly.py": job, "rates.py": WAITS})
    assert _check() == []
    late = job.replace("    import rates\n", "").replace(main, f"{main}    import rates\n")
    fill(here, {"nightly.py": late})
    line = late.splitlines().index("    import rates") + 1
    assert _check() == [f"{line}:5: TG008 {RATES} before the alarm is armed"]


@pytest.mark.slow
def test_apply_says_what_check_says_then(here: Path) -> None:
    folder = {f"job_{number}.py": _job("import rates") for number in range(60)}
    fill(here, {**folder, "rates.py": WAITS, "a/b/c/job.py": _job("import rates")})
    code, lines = invoke("apply", ".", "--timeout", "1h", "-j", "2")
    warned = [line for line in lines if "TG109" in line]
    assert code == 0
    assert len(warned) == 60
    assert all(line.endswith(f"3:1: TG109 {RATES} before the guard is armed") for line in warned)
    assert [line for line in invoke("check", ".")[1] if "TG109" in line] == warned
    assert [
        line for line in invoke("apply", ".", "--timeout", "2h", "--update")[1] if "TG109" in line
    ] == warned
    covered = invoke("apply", ".", "--timeout", "2h", "--update", "--cover-imports")[1]
    assert [line for line in covered if "TG109" in line] == []


def test_a_link_to_a_job_finds_the_modules_beside_the_job(here: Path) -> None:
    fill(
        here,
        {
            "etl/nightly.py": guard_text(_job("import rates")),
            "etl/rates.py": WAITS,
            "bin/rates.py": "",
        },
    )
    (here / "bin" / "nightly.py").symlink_to("../etl/nightly.py")
    assert [line.rpartition("TG109 ")[2] for line in _check("bin/nightly.py")] == [
        f"{RATES} before the guard is armed"
    ]


def test_a_script_on_standard_input_has_neighbors_if_it_has_a_name(here: Path) -> None:
    job = guard_text(_job("import rates")).encode()
    fill(here, {"etl/rates.py": WAITS, "rates.py": WAITS})
    named = in_process(
        "check", "-", "--stdin-filename", "etl/nightly.py", *CONCISE, cwd=here, stdin=job
    )
    assert f"etl/nightly.py:3:1: TG109 {RATES}" in named.stdout.decode()
    nameless = in_process("check", "-", *CONCISE, cwd=here, stdin=job)
    assert "TG109" not in nameless.stdout.decode()


def test_who_hands_over_a_text_is_told_of_that_text(here: Path) -> None:
    job = guard_text(_job("import rates"))
    fill(here, {"nightly.py": job, "rates.py": WAITS})
    assert guard_codemod.check(job, filename="nightly.py").findings == ()
    assert engine.check(SourceFile("nightly.py", job.encode()), HOUR).before.findings == ()


def test_a_neighbor_that_changes_is_read_again(here: Path) -> None:
    assert _said(here, "import rates", {"rates.py": WAITS}) == [RATES]
    assert _said(here, "import rates", {"rates.py": WAITS.replace("URL", "URL, timeout=5")}) == []
    assert _said(here, "import rates", {"rates.py": f"\n{WAITS}"}) == [
        RATES.replace("line 3", "line 4")
    ]


@pytest.mark.slow
def test_a_guarded_job_hangs_in_what_it_imports_unless_that_is_covered(here: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(OUTER_LIMIT)
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        fill(here, {"nightly.py": _job("import rates"), "rates.py": "import rates_of_today\n"})
        fill(
            here,
            {
                "rates_of_today.py": f"import urllib.request\n\nRATES = urllib.request.urlopen({url!r})\n"
            },
        )
        _, lines = invoke("apply", "nightly.py", "--timeout", "1")
        where = "urllib.request.urlopen() (rates_of_today.py, line 3)"
        assert lines[0].endswith(
            f"TG109 importing rates may block in {where} before the guard is armed"
        )
        with Child([sys.executable, "nightly.py"], here) as hanging:
            connection, _ = silent.accept()
            with connection, pytest.raises(subprocess.TimeoutExpired):
                hanging.finish(within=4)
        _, lines = invoke("apply", "nightly.py", "--timeout", "1", "--update", "--cover-imports")
        assert "TG109" not in "".join(lines)
        with Child([sys.executable, "nightly.py"], here) as covered:
            connection, _ = silent.accept()
            with connection:
                finished = covered.finish()
    assert finished.returncode == 1
    assert finished.last_error_line == "TimeoutError: nightly.py timed out after 1 second"


@pytest.mark.parametrize("called", [True, False])
def test_a_module_that_has_another_one_wait_on_import(called: bool, here: Path) -> None:
    fetching = "import requests\n\n\ndef fetch():\n    return requests.get(URL)\n"
    using = (
        f"from .source import fetch\n\n\ndef rate(known=fetch{'()' * called}):\n    return known\n"
    )
    modules = {"rates/__init__.py": using, "rates/source.py": fetching}
    said = "importing rates may block in requests.get() (rates/source.py, line 5)"
    assert [said in one for one in _said(here, "import rates", modules)] == [True] * called


HAZARDS = ("--confidence=medium", "--kill-after=none", "--select=TG101,TG103")
RETRIES = """\
def retry(function):
    def inner(*args):
        while True:
            try:
                return function(*args)
            except Exception as error:
                print("again:", error)

    return inner
"""
LIMITS = """\
import signal

def limited(function):
    def inner(*args):
        signal.alarm(5)
        try:
            return function(*args)
        finally:
            signal.alarm(0)

    return inner
"""
IGNORES = """\
import contextlib

@contextlib.contextmanager
def ignoring():
    try:
        yield
    except Exception as error:
        print(error)
"""
MASKS = """\
import contextlib
import signal

@contextlib.contextmanager
def uncut():
    before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
"""
STEPS = """\
class Steps:
    def run(self):
        for name in dir(self):
            try:
                getattr(self, name)()
            except Exception as error:
                print(error)
"""
BUS = """\
class Bus:
    handlers = []

    def on(self, function):
        self.handlers.append(function)

    def publish(self, event):
        for handler in self.handlers:
            try:
                handler(event)
            except Exception as error:
                print(error)
"""
LOOPS = """\
import requests

class Feeds:
    def read(self, url):
        try:
            return requests.get(url).text
        except Exception as error:
            print(error)

    def read_all(self, urls):
        for url in urls:
            self.read(url)
"""
EXITS = "import sys\n\ndef fail(error):\n    sys.exit(f'failed: {error}')\n"
BLOCKS = "import requests\n\ndef fetch():\n    return requests.get('http://host').text\n"
TRIES = "for _ in range(9):\n        try:\n            {}\n        except Exception as error:\n            {}"
RETRIED = TRIES.format("requests.get('http://host')", "helpers.fail(error)")
FETCHED = TRIES.format("helpers.fetch()", "print(error)")


@pytest.mark.parametrize(
    ("module", "line", "said"),
    [
        (RETRIES, "helpers.retry(print)()", ""),
        (RETRIES, "helpers.retry(fetch)()", "TG101 in retry() (helpers.py, line 6)"),
        (LIMITS, "helpers.limited(print)()", "TG103 in limited() (helpers.py, line 5)"),
        (f"\n{IGNORES}", "for _ in range(9):\n        with helpers.ignoring():\n            requests.get('u')", "TG101 this context manager"),
        (BLOCKS, FETCHED, "TG101 this handler"),
        (STEPS, "Mine().run()", "TG101 in Steps.run() (helpers.py, line 6)"),
        (STEPS.replace("Exception", "ValueError"), "Mine().run()", ""),
        (BUS, "bus = helpers.Bus()\n    bus.on(print)\n    bus.publish(1)", ""),
        (BUS, "bus = helpers.Bus()\n    bus.on(fetch)\n    bus.publish(1)", "TG101 in Bus.publish() (helpers.py, line 11)"),
        (BUS.replace("Exception", "ValueError"), "bus = helpers.Bus()\n    bus.publish(1)", ""),
        (BUS.replace("handler(event)", "handler.count += 1"), "bus = helpers.Bus()\n    bus.publish(1)", ""),
        (MASKS, "with helpers.uncut():\n        requests.get('u')", "TG103 in uncut() (helpers.py, line 6)"),
        (MASKS.replace("valid_signals()", "{signal.SIGHUP}"), "with helpers.uncut():\n        requests.get('u')", ""),
        (RETRIES, "print(helpers.nothing)", ""),
        (RETRIES.replace("Exception", "ValueError"), "helpers.retry(print)()", ""),
        (LOOPS, "feeds = helpers.Feeds()\n    feeds.read_all(['u'])", "TG101 in Feeds.read_all() (helpers.py, line 7)"),
        (LOOPS, "feeds = helpers.Feeds()\n    feeds.read('u')", ""),
        (EXITS, RETRIED, ""),
        (EXITS.replace("sys.exit", "print"), RETRIED, "TG101 this handler"),
        (BLOCKS.replace("host')", "host', timeout=9)"), FETCHED, ""),
    ],
)  # fmt: skip
def test_a_function_of_a_module_counts_as_one_of_the_job(
    module: str, line: str, said: str, here: Path
) -> None:
    mine = "class Mine(helpers.Steps):\n    def step_1(self):\n        requests.get('u')\n\n" * (
        "Mine" in line
    )
    fetch = "def fetch(*_event):\n    requests.get('u')\n\n"
    job = f"import helpers\nimport requests\n\n{fetch}{mine}def main():\n    {line}\n\nif __name__ == '__main__':\n    main()\n"
    fill(here, {"helpers.py": module, "nightly.py": guard_text(job)})
    lines = _check("nightly.py", *HAZARDS)
    assert len(lines) == bool(said)
    assert said in "".join(lines)


@pytest.mark.parametrize("name", ["bus", "handlers"])
def test_an_object_that_is_called_as_its_module(name: str, here: Path) -> None:
    job = guard_text(
        f"import requests\nfrom bus import Bus\n\n{name} = Bus()\n\n"
        "def fetch(event):\n    requests.get('http://host')\n\n"
        f"if __name__ == '__main__':\n    {name}.on(fetch)\n    {name}.publish(1)\n"
    )
    fill(here, {"bus.py": BUS, "nightly.py": job})
    (line,) = _check("nightly.py", *HAZARDS)
    assert "TG101 in Bus.publish() (bus.py, line 11)" in line


JOBS = """\
class Job:
    def run(self):
        raise NotImplementedError

    def execute(self):
        try:
            self.run()
        except Exception as error:
            print(error)
        return 0
"""


@pytest.mark.parametrize(
    ("module", "part"),
    [
        (JOBS, "with a failing exit status and a backstop (TG101 line"),
        (JOBS.replace("print(error)", "raise"), "(main block)"),
        (JOBS.replace("Exception", "ValueError"), "(main block)"),
        (JOBS.replace("self.run()", "print(self)"), "(main block)"),
    ],
)
def test_a_base_class_of_a_module_that_catches_all(module: str, part: str, here: Path) -> None:
    job = (
        "import sys\nimport requests\nfrom helpers import Job\n\nclass Mine(Job):\n"
        "    def run(self):\n        requests.get('http://host')\n\n"
        "if __name__ == '__main__':\n    sys.exit(Mine().execute())\n"
    )
    fill(here, {"helpers.py": module, "nightly.py": job})
    _, lines = invoke("apply", "nightly.py", "--timeout=1h")
    assert part in "".join(lines)


CLIENT = """\
from .{module} import {name}
import requests

class Billing:
    @{name}
    def renew(self, customer):
        return requests.post('http://host/' + customer).ok
"""


@pytest.mark.parametrize(
    ("module", "name", "said"),
    [
        ("retrying", "retry", "in Billing.renew() (lib/client.py, line 5), in retry() (lib/retrying.py, line 6)"),
        ("retrying", "nothing", ""),
        ("missing", "retry", ""),
    ],
)  # fmt: skip
def test_a_module_of_the_folder_may_import_another(
    module: str, name: str, said: str, here: Path
) -> None:
    job = "from lib.client import Billing\n\nif __name__ == '__main__':\n    print(Billing().renew('x'))\n"
    (here / "lib").mkdir()
    client = CLIENT.format(module=module, name=name)
    files = {"lib/client.py": client, "lib/retrying.py": RETRIES, "nightly.py": guard_text(job)}
    fill(here, files)
    lines = _check("nightly.py", *HAZARDS)
    assert len(lines) == bool(said)
    assert said in "".join(lines)


BATCH = """\
class Batch:
    def process(self):
        raise NotImplementedError

    def run(self):
        for _ in range(9):
            try:
                self.process()
            except Exception as error:
                {ends}
"""
EXPORT = """\
import requests
from batch import Batch

class Export(Batch):
    def process(self):
        {work}

    def twice(self):
        self.{again}()

if __name__ == "__main__":
    export = Export()
    {call}
"""
ASKS = "requests.get('http://host/')"
INHERITED = "TG101 in Batch.run() (batch.py, line 9), this handler"


@pytest.mark.parametrize(
    ("ends", "work", "call", "said"),
    [
        ("print(error)", ASKS, "export.run()", INHERITED),
        ("print(error)", ASKS, "export.twice()", INHERITED),
        ("print(error)", ASKS, "Export().run()", INHERITED),
        ("raise", ASKS, "export.run()", ""),
        ("print(error)", "print(sum(range(9)))", "export.run()", ""),
        ("print(error)", ASKS, "export.process()", ""),
    ],
)
def test_a_method_of_a_base_class_of_a_module(
    ends: str, work: str, call: str, said: str, here: Path
) -> None:
    again = "process" if call == "export.process()" else "run"
    job = guard_text(EXPORT.format(work=work, call=call, again=again))
    fill(here, {"batch.py": BATCH.format(ends=ends), "nightly.py": job})
    lines = _check("nightly.py", *HAZARDS)
    assert len(lines) == bool(said)
    assert said in "".join(lines)


CALLS_ITS_STEPS = """\
class Batch{registers}:
    def start(self):
        {call}
"""
STEP_IN_A_LOOP = """\
import requests
from batch import Batch

class Export(Batch):
    def fetch_all(self):
        for _ in range(9):
            try:
                requests.get('http://host/')
            except Exception:
                print("failed")

def main():
    {job}

if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize(
    ("registers", "call", "job", "said"),
    [
        ("", "self.finish()", "Export().start()", False),
        ("", "self.fetch_all()", "Export().start()", True),
        ("", "getattr(self, 'fetch_all')()", "Export().start()", True),
        ("", "getattr(self, f'fetch_{self}')()", "Export().start()", True),
        ("", "getattr(self, f'send_{self}')()", "Export().start()", False),
        ("", "self.finish()", "Export().fetch_all()", True),
        ("", "self.fetch_all()", "print()", False),
        ("(metaclass=Registry)", "self.finish()", "Export().start()", True),
        ("(Unknown)", "self.finish()", "Export().start()", True),
    ],
)
def test_what_a_base_class_of_a_module_calls(
    registers: str, call: str, job: str, said: bool, here: Path
) -> None:
    batch = CALLS_ITS_STEPS.format(registers=registers, call=call)
    fill(here, {"batch.py": batch, "nightly.py": guard_text(STEP_IN_A_LOOP.format(job=job))})
    assert ["TG101" in line for line in _check("nightly.py", *HAZARDS)] == [True] * said


BINDS = """\
import requests
from {of} import partial
from multiprocessing.dummy import Pool

class Quotes:
    def load(self, quote, again):
        for _ in range(9):
            try:
                requests.get(quote)
            except Exception:
                print("failed")

    def load_all(self, quotes):
        load = partial(self.load, again=False)
        {run}
"""


@pytest.mark.parametrize(
    ("of", "run", "said"),
    [
        ("functools", "Pool(4).map(load, quotes)", False),
        ("functools", "list(map(load, quotes))", True),
        ("mylib", "Pool(4).map(load, quotes)", True),
    ],
)
def test_a_pool_in_a_module_runs_a_method(of: str, run: str, said: bool, here: Path) -> None:
    job = _job("import quotes").replace('print("working")', "quotes.Quotes().load_all(['u'])")
    fill(here, {"quotes.py": BINDS.format(of=of, run=run), "nightly.py": guard_text(job)})
    assert ["TG101" in line for line in _check("nightly.py", *HAZARDS)] == [True] * said


@pytest.mark.parametrize(("limit", "said"), [("None", "TG101 in retry()"), ("5", "")])
def test_a_decorator_of_a_module_around_what_has_a_limit(limit: str, said: str, here: Path) -> None:
    job = (
        "import httpx\nfrom helpers import retry\n\n@retry\ndef fetch():\n"
        "    with httpx.Client(timeout={}) as client:\n        return client.get('http://host')\n\n"
        "if __name__ == '__main__':\n    fetch()\n"
    )
    fill(here, {"helpers.py": RETRIES, "nightly.py": guard_text(job.format(limit))})
    lines = _check("nightly.py", *HAZARDS)
    assert len(lines) == bool(said)
    assert said in "".join(lines)


THREAD = """\
import threading

class Beside(threading.Thread):
    def __init__(self, work=None):
        super().__init__()
        self._work = work

    def handle(self):
        pass

    def run(self):
        self._work() if self._work else self.handle()
"""
DERIVED = """\
import helpers
import requests

def fetch():
    requests.get("http://host")

class Mine(helpers.Beside):
    def handle(self):
        requests.get("http://host")

def main():
    {}.start()

if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize(
    ("module", "made", "said"),
    [
        (THREAD, "Mine()", True),
        (THREAD, "helpers.Beside(fetch)", True),
        (THREAD.replace("threading.Thread", "Base").replace("\nclass", "\nclass Base(threading.Thread):\n    pass\n\nclass"), "Mine()", True),
        (THREAD.replace("threading", "multiprocessing").replace("Thread", "Process"), "Mine()", True),
        (THREAD, "helpers.Beside()", False),
        (THREAD, "helpers.Beside(print)", False),
        (THREAD.replace("__init__()", "__init__(daemon=True)"), "Mine()", False),
        (THREAD.replace("threading.Thread", "object"), "Mine()", False),
    ],
)  # fmt: skip
def test_a_thread_of_a_class_of_a_neighbor(module: str, made: str, said: bool, here: Path) -> None:
    fill(here, {"helpers.py": module, "nightly.py": guard_text(DERIVED.format(made))})
    lines = _check("nightly.py", "--confidence=medium", "--kill-after=none", "--select=TG102")
    assert ["after the TimeoutError" in line for line in lines] == [True] * said


LEAVES = """\
import sys

class Session:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        print(self.name)
        sys.exit(0)
"""


@pytest.mark.parametrize(
    ("module", "said"),
    [
        (LEAVES, True),
        (LEAVES.replace("exit(0)", "exit(kind is not None)"), False),
        (
            LEAVES.replace("        sys.exit", "        if kind is None:\n            sys.exit"),
            False,
        ),
    ],
)
def test_a_context_manager_of_a_neighbor_that_exits(module: str, said: bool, here: Path) -> None:
    line = "with helpers.Session('nightly'):\n        requests.get('http://host')"
    job = f"import helpers\nimport requests\n\ndef main():\n    {line}\n\nif __name__ == '__main__':\n    main()\n"
    fill(here, {"helpers.py": module, "nightly.py": guard_text(job)})
    lines = _check("nightly.py", "--confidence=medium", "--kill-after=none", "--select=TG110")
    assert ["by 0" in line for line in lines] == [True] * said


WRAPS = """\
import loguru

def job(title):
    def wrap(function):
        @loguru.logger.catch(message=title)
        def inner(*args):
            return function(*args)

        return inner

    return wrap
"""
TRIES_ONCE = """\
def job(title):
    def wrap(function):
        def inner(*args):
            try:
                return function(*args)
            except Exception as error:
                print(title, error)

        return inner

    return wrap
"""


@pytest.mark.parametrize(
    ("module", "said"),
    [
        (WRAPS, True),
        (TRIES_ONCE, True),
        (WRAPS.replace("message=title", "reraise=True"), False),
        (
            TRIES_ONCE.replace("print(title, error)", "print(title, error)\n                raise"),
            False,
        ),
        (TRIES_ONCE.replace("print(title, error)", "raise SystemExit(title)"), False),
    ],
)
def test_a_decorator_of_a_neighbor_that_suppresses(module: str, said: bool, here: Path) -> None:
    line = "print(requests.get('http://host'))"
    job = f"import helpers\nimport requests\n\n@helpers.job('x')\ndef main():\n    {line}\n\nif __name__ == '__main__':\n    main()\n"
    fill(here, {"helpers.py": module, "nightly.py": guard_text(job)})
    lines = _check("nightly.py", "--confidence=medium", "--kill-after=none", "--select=TG110")
    assert ["this decorator suppresses" in line for line in lines] == [True] * said


PLUG_INS = """\
import importlib

CHECKS = ["rates", "stock"]


def load():
    for name in CHECKS:
        try:
            yield importlib.import_module(name)
        except {caught}:
            print(name, "cannot be loaded")


if __name__ == "__main__":
    for module in load():
        print(module.check())
"""


@pytest.mark.parametrize(
    ("module", "caught", "said"),
    [
        ("import api\n\nRATES = api.get()\n", "Exception", True),
        (WAITS, "Exception", True),
        (WAITS, "ImportError", False),
        ("def check():\n    return True\n", "Exception", False),
    ],
)
def test_plug_ins_of_the_folder_that_wait_on_import(
    module: str, caught: str, said: bool, here: Path
) -> None:
    api = "import requests\n\n\ndef get():\n    return requests.get(URL)\n"
    job = guard_text(PLUG_INS.format(caught=caught))
    fill(here, {"api.py": api, "rates.py": module, "stock.py": "", "nightly.py": job})
    assert any("TG101" in line for line in _check()) is said


MIRRORS = """\
import urllib.request


class Mirror:
    def sync(self):
        return urllib.request.urlopen("http://mirror.test"{timeout})


def mirror_of(name):
    return Mirror()


def sync_all():
    Mirror().sync()
"""


@pytest.mark.parametrize(
    ("imports", "call"),
    [
        ("from .mirrors import Mirror", "Mirror().sync()"),
        ("from .mirrors import sync_all", "sync_all()"),
        ("from .mirrors import mirror_of", "mirror_of('a').sync()"),
        ("from mirrors import mirror_of", "mirror_of('a').sync()"),
        ("from . import mirrors", "mirrors.sync_all()"),
        ("from . import restore_all", "restore_all()"),
    ],
)
@pytest.mark.parametrize(("timeout", "said"), [("", True), (", timeout=5", False)])
def test_what_a_module_of_the_same_package_does(
    imports: str, call: str, timeout: str, said: bool, here: Path
) -> None:
    tried = f"for _ in range(3):\n        try:\n            {call}\n"
    tried += "        except OSError as error:\n            print(error)"
    job = f"{imports}\n\ndef main():\n    {tried}\n\nif __name__ == '__main__':\n    main()\n"
    module = MIRRORS.format(timeout=timeout)
    package = {"__init__.py": module.replace("sync_", "restore_"), "mirrors.py": module}
    fill(here, {**package, "nightly.py": guard_text(job)})
    assert ["TG101" in line for line in _check()] == [True] * said


SWALLOWS = """\
import requests

def fetch():
    while True:
        try:
            return requests.get('http://host').text
        except Exception as error:
            print(error)
"""
WITH_FETCH = "{}\n\nif __name__ == '__main__':\n    print({}())\n"
FULL = WITH_FETCH.format("from shop.client import fetch", "fetch")
SERVES = """\
import socket

def main():
    listener = socket.create_server(('', 80))
    while True:
        connection, _ = listener.accept()
        connection.sendall(b'x')
"""


@pytest.mark.parametrize(
    ("job", "files", "place"),
    [
        ("shop/get.py", {"shop/__init__.py": ""}, "../shop/client.py"),
        ("scripts/get.py", {"shop/__init__.py": ""}, "../shop/client.py"),
        ("bin/get", {"shop/__init__.py": ""}, "../shop/client.py"),
        ("scripts/get.py", {"shop/__init__.py": "", "src": "shop"}, "../src/shop/client.py"),
        ("scripts/get.py", {}, "../shop/client.py"),
        (
            "shop/a/b/get.py",
            dict.fromkeys([f"shop{one}/__init__.py" for one in ("", "/a", "/a/b")], ""),
            "../../../shop/client.py",
        ),
    ],
)
def test_a_module_of_the_own_package_by_its_full_name(
    job: str, files: dict[str, str], place: str, here: Path
) -> None:
    below = "src/" * ("src" in files)
    files = {f"{below}{path}": text for path, text in files.items() if path != "src"}
    fill(here, {**files, f"{below}shop/client.py": SWALLOWS, job: guard_text(FULL)})
    (line,) = _check(job, *HAZARDS)
    assert f"TG101 in fetch() ({place}, line 7), this handler" in line


RE_EXPORTS = {"shop/__init__.py": "from .client import fetch\n"}
CYCLE = {
    "shop/__init__.py": "from .a import fetch\n",
    "shop/a.py": "from .b import fetch\n",
    "shop/b.py": "from shop.a import fetch\nself = self.a()\n",
}


@pytest.mark.parametrize(
    ("imports", "files", "found"),
    [
        ("from shop import fetch", RE_EXPORTS, True),
        ("from shop.all import *", {"shop/all.py": "from .client import fetch\n"}, False),
        ("from shop import fetch", CYCLE, False),
        ("from shop.missing import fetch", {"shop/__init__.py": ""}, False),
        ("from other.client import fetch", {"shop/__init__.py": ""}, False),
        ("from requests.client import fetch", {"requests/client.py": SWALLOWS}, False),
        ("from data import fetch", {"data/readme.txt": ""}, False),
        ("from calendar import fetch", {"calendar.py": SWALLOWS}, False),
    ],
)
def test_what_else_a_job_beside_its_package_imports(
    imports: str, files: dict[str, str], found: bool, here: Path
) -> None:
    job = guard_text(WITH_FETCH.format(imports, "fetch"))
    fill(here, {"shop/client.py": SWALLOWS, **files, "scripts/get.py": job})
    assert len(_check("scripts/get.py", *HAZARDS)) == found


def test_nothing_is_found_through_a_link_out_of_the_tree(here: Path) -> None:
    fill(here, {"elsewhere/client.py": SWALLOWS, "tree/scripts/get.py": guard_text(FULL)})
    (here / "tree" / "shop").symlink_to("../elsewhere")
    assert _check("tree/scripts/get.py", *HAZARDS) == []
    (here / "tree" / "shop").unlink()
    (here / "elsewhere").rename(here / "tree" / "shop")
    assert len(_check("tree/scripts/get.py", *HAZARDS)) == 1


@pytest.mark.parametrize("job", ["scripts/run.py", "shop/run.py"])
def test_whether_the_own_package_serves_for_ever(job: str, here: Path) -> None:
    text = "from shop.server import main\n\nif __name__ == '__main__':\n    main()\n"
    fill(here, {"shop/__init__.py": "", "shop/server.py": SERVES, job: text})
    assert _check(job) == []
    fill(here, {"shop/server.py": "def main():\n    print('done')\n"})
    assert ["TG001" in line for line in _check(job)] == [True]


def test_importing_the_own_package_may_block(here: Path) -> None:
    job = guard_text(_job("import shop.rates"))
    fill(here, {"shop/__init__.py": "", "shop/rates.py": WAITS, "scripts/run.py": job})
    (line,) = _check("scripts/run.py")
    said = "importing shop.rates may block in requests.get() (../shop/rates.py, line 3)"
    assert said in line


IN_SCRIPTS = {"../shop/client.py": SWALLOWS}


@pytest.mark.parametrize(
    ("modules", "found"),
    [
        (IN_SCRIPTS, True),
        ({"__init__.py": "", **IN_SCRIPTS}, True),
        ({"shop/client.py": SWALLOWS}, True),
        ({"client.py": SWALLOWS}, False),
        ({}, False),
    ],
)
def test_a_program_passes_the_own_package_by_relative_paths(
    modules: dict[str, str], found: bool
) -> None:
    settings = guard_codemod.Settings(confidence="medium", kill_after="none")
    job = guard_text(FULL)
    said = guard_codemod.check(job, settings, filename="scripts/get.py", modules=modules).findings
    assert [one.code for one in said] == ["TG101"] * found


def test_a_script_on_standard_input_has_the_own_package_too(here: Path) -> None:
    fill(here, {"shop/__init__.py": "", "shop/client.py": SWALLOWS})
    arguments = ("check", "-", "--stdin-filename", "scripts/get.py", *CONCISE, *HAZARDS)
    (here / "scripts").mkdir()
    said = in_process(*arguments, cwd=here, stdin=guard_text(FULL).encode()).stdout.decode()
    assert "TG101 in fetch() (../shop/client.py, line 7)" in said


USES = "from shop.client import {0}\n\nif __name__ == '__main__':\n    {0}()\n"
CALLS_BACK = """\
import requests
from shop import store

def first():
    store.save()

def second():
    store.save()
    fetch()

def unused():
    while True:
        try:
            requests.post('http://host')
        except Exception as error:
            print(error)
"""


def test_what_is_said_of_a_job_does_not_depend_on_other_jobs(here: Path) -> None:
    client = CALLS_BACK + SWALLOWS.removeprefix("import requests\n")
    store = SWALLOWS.replace("def fetch", "from shop import client\n\ndef save")
    store += "\ndef again():\n    client.second()\n"
    modules = {"shop/__init__.py": "NAME = 1\n", "shop/client.py": client, "shop/store.py": store}
    jobs = {
        f"scripts/{name}.py": guard_text(USES.format(name)) for name in ("first", "second", "fetch")
    }
    fill(here, {**modules, **jobs, "shop/run.py": guard_text(USES.format("second"))})
    names = [*jobs, "shop/run.py"]
    alone = [line for name in names for line in _hazards(name)]
    assert len(alone) == 6
    for order in (names, names[::-1], [*names[2:], *names[:2]]):
        for workers in "12":
            assert sorted(_hazards(*order, "-j", workers)) == sorted(alone)
    assert not any("unused" in line for line in alone)


def _hazards(*arguments: str) -> list[str]:
    lines = invoke("check", *arguments, "--output-format", "concise", *HAZARDS)[1]
    return [line for line in lines if "TG101" in line]
