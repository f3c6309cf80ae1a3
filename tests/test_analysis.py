"""Alarms, contents and effects, one at a time, where a whole file would be too coarse."""

from __future__ import annotations

import ast

import pytest

from guard_codemod.detection.alarm_conflict import find_conflict
from guard_codemod.detection.alarm_usage import ArmedAlarm, alarm_of, events_of
from guard_codemod.detection.arming import find_arming
from guard_codemod.detection.block_kind import BlockKind, ScriptEvidence
from guard_codemod.detection.ending import ending_of
from guard_codemod.detection.main_block_kind import classify
from guard_codemod.detection.script_score import find_evidence
from guard_codemod.semantic.model import SemanticModel

ARMED = {
    "signal.alarm(5)\nwork()": 5,
    "signal.setitimer(signal.ITIMER_REAL, 0.5)\nwork()": 0.5,
    "signal.alarm(seconds)\nwork()": -1,
    "signal.alarm(5)\nwork()\nsignal.alarm(0)": 5,
    "signal.alarm(0)\nsignal.alarm(5)\nwork()": 5,
    "signal.alarm(5)\nwork()\nsignal.alarm(5)\nmore()": 5,
    "with x:\n    signal.alarm(5)\n    work()": 5,
    "try:\n    signal.alarm(5)\n    work()\nexcept OSError:\n    pass\nfinally:\n    signal.alarm(0)": 5,
    "while True:\n    signal.alarm(5)\n    work()": 5,
    "if x:\n    signal.alarm(5)\nwork()": None,
    "for x in y:\n    signal.alarm(5)\n    work()": None,
    "try:\n    work()\nexcept OSError:\n    signal.alarm(5)": None,
    "lambda: signal.alarm(5)\nwork()": None,
    "signal.alarm(0)\nwork()": None,
    "signal.alarm()\nwork()": None,
    "signal.alarm(5)\nwork()\nsignal.alarm(0)\nmore()": None,
    "signal.alarm(5)\nsignal.alarm(0)\nwork()": None,
    "signal.setitimer(signal.ITIMER_REAL, 5)\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwork()": None,
    "signal.setitimer(signal.ITIMER_PROF, 5)\nwork()": None,
    "arm()\nwork()": 5,
    "guard.arm()\nwork()": 5,
    "Guard().arm()\nwork()": 5,
    "Guard.arm()\nwork()": 5,
    "everything()": 5,
    "temporary()\nwork()": None,
    "temporary()": None,
    "whole()": 5,
    "asyncio.run(late())": 5,
    "sys.exit(whole())": 5,
    "never": None,
    "if hasattr(signal, 'SIGALRM'):\n    signal.alarm(5)\nwork()": 5,
    "if sys.platform != 'win32':\n    signal.alarm(5)\nwork()": 5,
    "if os.name == 'posix':\n    signal.alarm(5)\nwork()": 5,
    "if platform.system() != 'Windows':\n    signal.alarm(5)\nwork()": 5,
}

DEFINITIONS = """
import asyncio, os, platform, signal, sys

def arm():
    signal.signal(signal.SIGALRM, handler)
    signal.alarm(5)

class Guard:
    def arm(self):
        self._arm()
    def _arm(self):
        arm()

guard = Guard()

def temporary():
    signal.alarm(5)
    work_for_a_while()
    signal.alarm(0)
    rest()

def whole():
    prepare()
    signal.alarm(5)
    work_for_a_while()
    signal.alarm(0)

def everything():
    for_a_start()
    arm()
    work()

async def late():
    arm()
    await work()

def generator():
    arm()
    yield

def never():
    arm()
"""


@pytest.mark.parametrize(("body", "seconds"), list(ARMED.items()), ids=range(len(ARMED)))
def test_alarms(body: str, seconds: float | None) -> None:
    indented = "".join(f"    {line}\n" for line in body.splitlines())
    program = program_of(f'{DEFINITIONS}\nif __name__ == "__main__":\n{indented}')
    alarm = find_alarm(program)
    if seconds is None:
        assert alarm is None
    else:
        assert alarm is not None
        assert alarm.seconds == (None if seconds < 0 else seconds)


def program_of(content: str) -> SemanticModel:
    return SemanticModel.of(ast.parse(content), content)


def find_alarm(program: SemanticModel) -> ArmedAlarm | None:
    events = events_of(program)
    arming = find_arming(events, program)
    return alarm_of(arming, events, program) if arming else None


@pytest.mark.parametrize(
    "imports",
    [
        "import signal as s\ns.alarm(5)",
        "from signal import alarm\nalarm(5)",
        "from signal import alarm as arm\narm(5)",
        "from signal import *\nalarm(5)",
        "from signal import ITIMER_REAL, setitimer\nsetitimer(ITIMER_REAL, 5)",
        "if __name__ == '__main__':\n    import signal\n    signal.alarm(5)",
        "match __name__:\n    case '__main__':\n        import signal\n        signal.alarm(5)",
        "import signal\nif __name__ != '__main__':\n    pass\nelse:\n    signal.alarm(5)",
    ],
)
def test_names_of_the_alarm(imports: str) -> None:
    assert find_alarm(program_of(f"{imports}\n")) is not None


@pytest.mark.parametrize(
    "content",
    [
        "from shop import alarm\nalarm(5)",
        "from scipy import signal\nsignal.alarm(5)",
        "import signal\nif __name__ != '__main__':\n    signal.alarm(5)",
        "import signal\nmatch x:\n    case 1:\n        signal.alarm(5)",
        "from os import *\nalarm(5)",
    ],
)
def test_names_of_something_else(content: str) -> None:
    assert find_alarm(program_of(f"{content}\n")) is None


CLASHES = {
    "signal.signal(signal.SIGALRM, tick)\nwork()": False,
    "signal.signal(SIGALRM, tick)\nwork()": False,
    "signal.alarm(0)\nwork()": True,
    "signal.alarm(5)\nwork()\nsignal.alarm(0)\nmore()": True,
    "signal.setitimer(signal.ITIMER_REAL, 0)\nwork()": True,
    "signal.signal(signal.SIGTERM, stop)\nwork()": None,
    "if x:\n    signal.signal(signal.SIGALRM, tick)\nwork()": None,
    "if x:\n    signal.alarm(0)\nwork()": None,
    "work()\nsignal.alarm(0)": None,
    "temporary()\nwork()": True,
    "for x in y:\n    temporary()": True,
    "if x:\n    temporary()\nwork()": None,
}


@pytest.mark.parametrize(("body", "cancels"), list(CLASHES.items()), ids=range(len(CLASHES)))
def test_clashes(body: str, cancels: bool | None) -> None:
    program = program_of(f"{DEFINITIONS}\nfrom signal import SIGALRM\n{body}\n")
    assert find_alarm(program) is None
    clash = find_conflict(events_of(program), program)
    assert (clash.cancels if clash else None) == cancels


CONTENTS = {
    "import unittest\nunittest.main()": BlockKind.TESTS,
    "from unittest import main\nmain()": BlockKind.TESTS,
    "from django.test import unittest\nunittest.main()": BlockKind.TESTS,
    "import sys, pytest\nsys.exit(pytest.main(sys.argv))": BlockKind.TESTS,
    "import doctest\nprint(doctest.testmod())": BlockKind.TESTS,
    "import doctest\ndoctest.testmod()\nexport()": BlockKind.WORK,
    "import unittest, subprocess\nsubprocess.run('make')\nunittest.main()": BlockKind.WORK,
    "import unittest\nif x:\n    unittest.main()\nelse:\n    work()": BlockKind.WORK,
    "import uvicorn\nuvicorn.run(app)": BlockKind.SERVER,
    "from flask import Flask\napp = Flask(__name__)\napp.run()": BlockKind.SERVER,
    "from app import app\napp.run(debug=True)": BlockKind.SERVER,
    "from app import create_app\ncreate_app().run()": BlockKind.SERVER,
    "from pipeline import app\napp.run(day)": BlockKind.WORK,
    "import http.server\nhttp.server.HTTPServer(x, y).serve_forever()": BlockKind.SERVER,
    "import asyncio\nasyncio.get_event_loop().run_forever()": BlockKind.SERVER,
    "from gunicorn.app.base import BaseApplication\nclass A(BaseApplication): pass\nA().run()": BlockKind.SERVER,
    "def serve():\n    server.serve_forever()\nimport asyncio\nasyncio.run(serve())": BlockKind.SERVER,
    "if x:\n    server.serve_forever()\nwork()": BlockKind.WORK,
    "def serve():\n    server.serve_forever()\nif x:\n    serve()\nserve()": BlockKind.SERVER,
    "from twisted.internet import reactor\nreactor.run()": BlockKind.SERVER,
    "from twisted.internet import reactor as r\nfetch().addBoth(lambda _: r.stop())\nr.run()": BlockKind.WORK,
    "from twisted.internet import reactor as r\ndef d(_):\n    r.stop()\nr.run()": BlockKind.WORK,
    "from twisted.internet import reactor as r\nr.listenTCP(p, f)\ndef d(_):\n    r.stop()\nr.run()": BlockKind.SERVER,
    "import tkinter\ntkinter.Tk().mainloop()": BlockKind.GUI,
    "import sys\nsys.exit(app.exec_())": BlockKind.GUI,
    "from PyQt6.QtWidgets import QApplication\napp = QApplication([])\nraise SystemExit(app.exec())": BlockKind.GUI,
    "import code\ncode.interact()": BlockKind.GUI,
    "from kivy.app import App\nclass Shop(App): pass\nShop().run()": BlockKind.GUI,
    "class Job: pass\nJob().run()": BlockKind.WORK,
    "from django.core.management import execute_from_command_line\nexecute_from_command_line()": BlockKind.DJANGO,
    "pass": BlockKind.NOTHING,
    "'''Nothing yet.'''\n...": BlockKind.NOTHING,
    "raise RuntimeError('to be imported only')": BlockKind.NOTHING,
    "raise SystemExit(work())": BlockKind.WORK,
    "work()": BlockKind.WORK,
}


@pytest.mark.parametrize(("body", "content"), list(CONTENTS.items()), ids=range(len(CONTENTS)))
def test_contents(body: str, content: BlockKind) -> None:
    program = program_of(f"{body}\n")
    assert classify(program.tree.body, program, ending_of(program))[0] is content


def _effects(content: str, *, executable: bool = False) -> ScriptEvidence:
    text = f"{content}\n"
    return find_evidence(program_of(text), executable=executable)


QUIET = [
    "logging.basicConfig()",
    "log_loading.warning('no pcap')",
    "sys.path.insert(0, '.')",
    "os.environ.setdefault('A', 'B')",
    "import sqlite3\nsqlite3.register_adapter(A, b)",
    "import psycopg2.extensions as e\ne.register_type(e.UNICODE)",
    "import urllib3\nurllib3.disable_warnings()",
    "import requests\nrequests.packages.urllib3.disable_warnings()",
    "import pymysql\npymysql.install_as_MySQLdb()",
    "parser.add_argument('x')",
    "Loader.add_constructor('!a', make)",
    "root.addHandler(h)",
    "pb.setUnjellyableForClass(A, B)",
    "class A: pass\nbind_layers(TCP, A, port=1)",
    "class A: pass\nadmin.expose(A, name='a')",
    "TABLE.update(a=1)",
    "for a in b:\n    TABLE[a] = make(a)",
    "def _build():\n    for a in b:\n        TABLE[a] = make(a)\n_build()",
    "def _build():\n    _more()\ndef _more():\n    _build()\n_build()",
    "class A:\n    def __init__(self):\n        self.x = 1\nA()",
    "def numbers():\n    print(1)\n    yield 1\nnumbers()",
    "try:\n    import x\nexcept ImportError:\n    print('x is missing')\n    sys.exit(1)",
    "import sys\nif sys.version_info < (3, 8):\n    sys.exit('too old')",
    "X = load()",
    "X = [work(a) for a in b]",
    "def f():\n    work()",
    "class A:\n    work()",
    "signals.saved.connect(handler, sender=A)",
]


@pytest.mark.parametrize("content", QUIET, ids=range(len(QUIET)))
def test_what_is_no_effect(content: str) -> None:
    assert _effects(content) == ScriptEvidence()


LOUD = [
    "work()",
    "print(1)",
    "import requests\nrequests.patch(url)",
    "import os\nos.remove(path)",
    "connection.connect(host)",
    "cursor.execute('SELECT 1').fetchall()",
    "x = input()",
    "args = parser.parse_args()",
    "def main(): pass\ncode = main()",
    "def main(): pass\nmain()",
    "def job():\n    shop.sync()\njob()",
    "def job():\n    return shop.sync()\njob()",
    "def job():\n    rows = requests.get(url)\nimport requests\njob()",
    "def job():\n    results.append(step())\ndef step():\n    print(1)\njob()",
    "class Job:\n    def run(self):\n        self.step()\n    def step(self):\n        shop.sync()\nJob().run()",
    "class Job: pass\nrun_job(Job)",
    "for a in b:\n    work(a)",
    "with open(path) as file:\n    file.write(text)",
    "try:\n    work()\nexcept OSError:\n    pass",
    "try:\n    pass\nexcept OSError:\n    sys.exit(1)",
    "raise SystemExit(1)",
    "import typer\napp = typer.Typer()\napp()",
    "import matplotlib.pyplot as plt\nplt.savefig(path)",
    "lambda_ = [work(a) for a in b]\nwork()",
    "[work(a) for a in b]",
]


@pytest.mark.parametrize("content", LOUD, ids=range(len(LOUD)))
def test_what_is_an_effect(content: str) -> None:
    assert _effects(content).first is not None


def test_weights() -> None:
    def score(content: str, **options: bool) -> int:
        return _effects(content, **options).score

    middle = "def f(): pass\n{}\nx = 1\ndef g(): pass"
    assert score(middle.format("work()")) == 0
    assert score("#!/usr/bin/python\n" + middle.format("work()")) == 2
    assert score(middle.format("work()"), executable=True) == 2
    assert score(middle.format("work(sys.argv)")) == 2
    assert score("import argparse\np = argparse.ArgumentParser()\n" + middle.format("work()")) == 2
    assert score(middle.format("f()\ndef main(): pass\nmain()")) == 2
    assert score(middle.format("print(1)")) == 1
    assert score(middle.format("work()\nwork()\nwork()")) == 1
    assert score("x = 1\nwork()") == 1
    assert score("def f(): pass\nwork()") == 2
    assert score("def f(): pass\nwork()\nx = 1") == 1
    assert score("#!/usr/bin/python\nX = 1", executable=True) == 0


def test_the_guard_comes_before_whatever_may_take_time() -> None:
    assert _effects("import a\nx = 1\nrows = load()\nprint(rows)").first == 2
    assert _effects("import a\nx = int(2)\ny = a.B(x)\nz = y.export()\nprint(z)").first == 2
    assert _effects("import a\nx = 1\nfor row in a.stream():\n    x += row\nprint(x)").first == 2
    assert _effects("import a\nx = 1\nrows = a.read_csv(x)\nprint(rows)").first == 2
    assert _effects("def load(): pass\nrows = load()\nprint(rows)").first == 1
    assert _effects("file = open(name)\nprint(file)").first == 0
    assert _effects("class A:\n    x = open(name)\nprint(A)").first == 1


@pytest.mark.parametrize(
    ("body", "made"),
    [
        ("return socket.socket()", "socket.socket()"),
        ("plug = socket.socket()\n    return plug", "socket.socket()"),
        ("here, there = socket.socketpair()\n    return 1", ""),
        ("name = socket.socket()\n    return job.name", ""),
    ],
)
def test_what_makes_what_a_function_returns(body: str, made: str) -> None:
    model = program_of(f"import socket\n\ndef make(job):\n    {body}\n")
    assert model.returned_by("make") == made
