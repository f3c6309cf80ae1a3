"""Jobs that Python 3 can parse but not run: for Python 2, or not to be compiled."""

from __future__ import annotations

import sys
import sysconfig
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import CONCISE, HOUR, JOB, LIBRARY, contents, fill, guard_text, invoke
from processes import run

from guard_codemod.data.python_2 import GONE_MEMBERS, GONE_METHODS, GONE_MODULES, TELLING_BUILTINS
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome

MAIN = '\n\nif __name__ == "__main__":\n    main()\n'
SILENCED = JOB.replace('":\n', '":  # guard-codemod: ignore[TG001]\n')
FUTURE = "from __future__ import print_function\n"


def _job(body: str, imports: str = "") -> str:
    lines = "".join(f"    {line}\n" for line in body.splitlines())
    return f"{imports}\n\ndef main():\n{lines}{MAIN}"


def _said(content: str) -> str:
    """Return why the job *content* fails, with no new content and nothing but TG901 said."""
    result = engine.guard(SourceFile("job.py", content.encode()), HOUR)
    assert (result.before.outcome, result.new) == (Outcome.FAILED, None), result.before.reason
    assert [finding.code for finding in result.before.findings] == ["TG901"]
    assert (
        engine.check(SourceFile("job.py", content.encode()), HOUR).before.reason
        == result.before.reason
    )
    return result.before.reason


def _assert_python_2(content: str, sign: str) -> None:
    assert _said(content) == f"Python 2 code ({sign})"


@pytest.mark.parametrize(
    "line",
    [
        *("#!/usr/bin/env python2", "#!/usr/bin/python2.7", "#!/usr/bin/env -S python2 -u"),
        *("#! /usr/local/bin/python2.6 -tt", "#!/usr/bin/pypy2", "#!python2"),
    ],
)
def test_a_first_line_that_asks_for_python_2_is_enough(line: str) -> None:
    _assert_python_2(f"{line}\n{FUTURE}\n{JOB}", "its first line asks for it")


@pytest.mark.parametrize("module", sorted(GONE_MODULES))
def test_an_import_that_python_3_does_not_have_is_enough(module: str) -> None:
    _assert_python_2(f"{FUTURE}import os, {module}\n\n{JOB}", f"it imports {module}")
    _assert_python_2(f"from {module} import something as thing\n\n{JOB}", f"it imports {module}")


@pytest.mark.parametrize("module", sorted(GONE_MODULES))
def test_an_import_that_may_fail_is_for_both(module: str) -> None:
    fails = f"try:\n    import {module} as a\nexcept ImportError:\n    import os as a\n"
    last = f"try:\n    import os as a\nexcept ImportError:\n    import {module} as a\n"
    version = f"import sys\nif sys.version_info[0] == 2:\n    import {module}\n"
    for imports in (fails, last, version, f"from .{module} import a\n", f"import my.{module}\n"):
        guard_text(f"{imports}\n\n{JOB}")


@pytest.mark.parametrize("module", ["Queue", "commands", "urlparse", "HTMLParser"])
def test_a_local_module_of_that_name_outweighs(module: str, tmp_path: Path) -> None:
    content = f"import {module}\n\n{module}.getoutput('date')\n\n\n{JOB}"
    fill(tmp_path, {"job.py": content, f"{module}.py": ""})
    assert "TG001" in invoke("check", str(tmp_path / "job.py"))[1][0]
    (tmp_path / f"{module}.py").unlink()
    assert "TG901 Python 2 code" in invoke("check", str(tmp_path / "job.py"))[1][0]


@pytest.mark.parametrize("module", sorted(GONE_MEMBERS))
def test_what_is_gone_of_a_module_is_enough(module: str) -> None:
    for member in GONE_MEMBERS[module].split():
        content = _job(f"print(job.{member})", f"import {module} as job")
        _assert_python_2(content, f"it uses {module}.{member}")
        content = f"from {module} import {member}\n\n{JOB}"
        _assert_python_2(content, f"it imports {module}.{member}")
        guard_text(_job(f"print(job.{member})", "import job"))
        guard_text(
            _job(
                f"try:\n    print(job.{member})\nexcept AttributeError:\n    pass",
                f"import {module} as job",
            )
        )


@pytest.mark.parametrize(
    ("imports", "line", "sign"),
    [
        ("import string", "print(string.join(['a'], ''))", "string.join"),
        ("import urllib", "print(urllib.urlopen('http://127.0.0.1/'))", "urllib.urlopen"),
        ("import os", "os.path.walk('.', print, None)", "os.path.walk"),
        ("import email", "print(email.Utils.formatdate())", "email.Utils"),
        ("import sys", "print >>sys.stderr, 'late'", "the print statement"),
        ("", "print >> log, 'late' % 3,", "the print statement"),
        ("", "print ('%s late') % 3", "the print statement"),
        ("", "print ('a') + 'b'", "the print statement"),
        ("", "print -1", "the print statement"),
        ("", "print [1, 2]", "the print statement"),
        ("", "exec ('x = 1') in {}", "the exec statement"),
        ("", "exec (code) in space, more", "the exec statement"),
        ("", "raise StandardError('late')", "StandardError"),
        ("", "for _ in xrange(3): ask()", "xrange"),
        ("", "ask(raw_input('?'))", "raw_input"),
        ("", "ask(unicode('a'))", "unicode"),
    ],
)
def test_what_fails_for_certain_is_enough_in_what_is_ported_in_part(
    imports: str, line: str, sign: str
) -> None:
    for future in ("", "from __future__ import division\n"):
        _assert_python_2(_job(line, future + imports), f"it uses {sign}")


@pytest.mark.parametrize(
    ("imports", "line"),
    [
        ("import string", "print(string.capwords('a'), string.digits)"),
        ("import string", "string = 'a b'\nprint(string.split())"),
        ("import string", "(lambda string: string.join('ab'))('c')"),
        ("import sys", "print(sys.maxint if hasattr(sys, 'maxint') else sys.maxsize)"),
        ("import os", "print(getattr(os, 'getcwdu', os.getcwd)())"),
        ("import sys\n\nsys.maxint = sys.maxsize", "print(sys.maxint)"),
        ("import urllib\nimport urllib.parse", "print(urllib.quote)"),
        ("import urllib", "try:\n    urllib.quote\nexcept AttributeError:\n    pass"),
        ("import sys", "if sys.version_info < (3,):\n    print >>sys.stderr, 'late'"),
        ("from log import print", "print >> 3"),
        ("from log import print", "print ('a') % 3"),
        ("", "print ('a'), print\nprint"),
        ("", "print ('a' % 3)\nprint ('[-1]')  # print [1]"),
        ("", "print('a') or print('b') in ask()"),
        ("", "ask(exec ('x = 1'))  # exec (x) in y"),
        ("from __future__ import division", "if ask():\n    print(xrange(3))"),
        ("import string2 as string", "print(string.join(['a'], ''))"),
    ],
)
def test_what_may_not_fail_is_not(imports: str, line: str) -> None:
    guard_text(_job(line, imports))


@pytest.mark.parametrize("builtin", sorted(TELLING_BUILTINS))
def test_a_builtin_that_is_gone_is_enough(builtin: str) -> None:
    _assert_python_2(_job(f"print(open({builtin}(3)))"), f"it uses {builtin}")


@pytest.mark.parametrize("builtin", sorted(TELLING_BUILTINS))
@pytest.mark.parametrize(
    "both",
    [
        "try:\n    {0}\nexcept NameError:\n    {0} = str\n",
        "try:\n    print({0}(3))\nexcept NameError:\n    print(3)\n",
        "import sys\n\nif sys.version_info >= (3,):\n    {0} = str\n",
        "import sys\n\nPY3 = sys.version_info[0] == 3\nNAME = str if PY3 else {0}\n",
        "from six.moves import {0}\n",
        "import six\n\nif six.PY2:\n    print({0}(3))\n",
        "from compat import *\n",
        "from past.builtins import {0}\n",
        "{0} = str\n",
        "def {0}(*args):\n    return args\n",
        "class {0}(object):\n    pass\n",
        "def ask({0}=str):\n    return {0}(3)\n",
        "import platform\n\nif platform.python_version() < '3':\n    print({0}(3))\n",
        "NAME = '{0}(3)'  # {0}(3)\n",
        "import numpy\n\nprint(numpy.{0}(3))\n",
    ],
)
def test_a_builtin_that_the_file_cares_about_is_for_both(builtin: str, both: str) -> None:
    binds = "six.moves" in both or "compat" in both or "{0} =" in both or "past" in both
    uses = f"print(open({builtin}(3)))" if binds else "print(open(3))"
    guard_text(both.format(builtin) + _job(uses), replace(HOUR, include_non_jobs=True))


@pytest.mark.parametrize("method", sorted(GONE_METHODS))
def test_a_method_of_dictionaries_that_is_gone_is_enough(method: str) -> None:
    sign = f"it uses .{method}()"
    _assert_python_2(_job(f"for x in sorted(ask().{method}(1)):\n    print(x)"), sign)
    _assert_python_2(f"import requests\n\nD = {{}}\n{_job(f'print(D.{method}(1))')}", sign)
    _assert_python_2(f"import os, yaml\n{_job(f'print(os.environ.{method}())')}", sign)
    two = _job(f"print(frame.{method}(), frame.{method}(), cmp(1, 2))", "import frames")
    _assert_python_2(two, f"it uses .{method}() and cmp")


@pytest.mark.parametrize("method", sorted(GONE_METHODS))
def test_a_method_of_something_else_is_not(method: str) -> None:
    guard_text(_job(f"print(frame.{method}())", "import pandas"))
    guard_text(_job(f"print(box.{method}())", "import mailbox"))
    guard_text(_job(f"print(ask().{method})"))
    guard_text(
        f"class Frame:\n    def {method}(self):\n        return 1\n\n\n{_job(f'print(Frame().{method}())')}"
    )


def test_weak_signs_add_up() -> None:
    for sign in ("cmp(1, 2)", "isinstance(1, unicode)", "reduce(max, [1])", "long", "file"):
        guard_text(_job(f"print({sign})"))
    _assert_python_2(_job("print(cmp(1, 2), long)"), "it uses cmp and long")
    _assert_python_2(
        _job("isinstance('', (unicode, basestring))"), "it uses unicode and basestring"
    )


def test_one_sign_is_less_in_what_is_ported_in_part() -> None:
    guard_text(_job("if ask():\n    print(xrange(3))", FUTURE))
    two = _job("if ask():\n    print(xrange(3), open(raw_input()))", FUTURE)
    _assert_python_2(two, "it uses xrange and raw_input")


@pytest.mark.parametrize(
    "python_3",
    [
        *("print(f'{1}')", "print(1, end='')", "x: int = 1", "a, *b = [1, 2]", "print((y := 1))"),
        *(
            "async def f(): await g()",
            "def f(*, a): pass",
            "def f(a: int): pass",
            "def f(a, /): pass",
        ),
        *("def f() -> int: pass", "class A(metaclass=type): pass", "import urllib.request"),
        *("import tkinter", "from http.client import HTTPConnection", "def f(): yield from g()"),
    ],
)
def test_what_python_2_cannot_run_is_not_for_it(python_3: str) -> None:
    for sign in ("print(xrange(3))", "import urllib2"):
        guard_text(f"{python_3}\n\n{_job(sign)}")
    guard_text(f"#!/usr/bin/env python2\n{python_3}\n\n{JOB}")


@pytest.mark.parametrize(
    "content",
    [
        f"#!/usr/bin/env python3\n{_job('print(xrange(3))')}",
        f"#!/usr/bin/env python\n{JOB}",
        f"#!/opt/python27/bin/run\n{JOB}",
        f"# for python2\n{JOB}",
        f"{FUTURE}from __future__ import division, absolute_import, unicode_literals\n{JOB}",
        f"import sys\n\nsys.modules['cPickle'] = sys\nimport cPickle\n\n\n{JOB}",
        f"# -*- coding: utf-8 -*-\nimport os\n\nNAME = u'x'\n\n\n{JOB}",
        f"class A(object):\n    __metaclass__ = type\n\n\n{JOB}",
    ],
)
def test_what_python_3_runs_as_well_is_guarded(content: str) -> None:
    guard_text(content)


@pytest.mark.parametrize(
    ("content", "error", "line"),
    [
        (_job("total = 0\nglobal total"), "global declaration", 5),
        (_job("print(total)\nglobal total"), "global declaration", 5),
        (f"import os\nfrom __future__ import division\n{JOB}", "beginning of the file", 2),
        (f"from __future__ import no_such_thing\n{JOB}", "not defined", 1),
        (f"{JOB}return\n", "'return' outside function", 7),
        (f"{JOB}yield 1\n", "'yield' outside function", 7),
        (f"{JOB}break\n", "'break' outside loop", 7),
        (f"for x in []:\n    def f():\n        continue\n{JOB}", "'continue' not properly in loop", 3),
        (f"def f(a, a):\n    pass\n{JOB}", "duplicate argument", 1),
        (f"def f():\n    nonlocal x\n{JOB}", "nonlocal", 2),
        (f"import asyncio\n\nawait asyncio.sleep(1)\n{JOB}", "'await' outside function", 3),
        (f"def f():\n    await g()\n{JOB}", "'await' outside async function", 2),
        (f"async with x:\n    pass\n{JOB}", "'async with' outside async function", 1),
    ],
)  # fmt: skip
def test_what_does_not_compile_is_said(content: str, error: str, line: int) -> None:
    reason = _said(content)
    version = f"Python {sys.version_info[0]}.{sys.version_info[1]}"
    assert reason.startswith(f"{version} does not compile it: ")
    assert error in reason
    (finding,) = engine.check(SourceFile("job.py", content.encode()), HOUR).before.findings
    assert finding.line == line
    assert finding.text == content.splitlines()[line - 1]


def test_the_column_counts_characters() -> None:
    (finding,) = engine.check(
        SourceFile("job.py", f"{JOB}'äöü'; return\n".encode()), HOUR
    ).before.findings
    assert (finding.line, finding.column) == (7, 8)


@pytest.mark.parametrize(
    "marked",
    [
        *("# In[1]:", "# In[ ]:", "# In [ ]:", "# %%", "# %% [markdown]", "# + tags=['x']"),
        *("# <codecell>", "# Databricks notebook source", "# COMMAND ----------"),
        "# ---\n# jupyter:\n#   jupytext:\n#     text_representation:\n# ---",
    ],
)
def test_a_notebook_that_awaits_is_no_job(marked: str) -> None:
    content = f"{marked}\nimport asyncio\n\nprint(await asyncio.sleep(1))\n"
    result = engine.guard(SourceFile("job.py", content.encode()), HOUR)
    assert (result.before.outcome, result.before.findings) == (Outcome.SKIPPED, ())
    assert result.before.reason == "no job: a notebook's cells, which await"
    assert "does not compile" in _said(f"{marked}\nprint(1)\nreturn\n")
    guard_text(f"{marked}\nprint(1)\nprint(2)\n")


@pytest.mark.parametrize(
    "content",
    [
        _job("global total\ntotal = 0"),
        f"X = '''\nreturn\n'''\n{JOB}",
        f'"""Docstring."""\nfrom __future__ import division\n{JOB}',
        f"async def f():\n    await g()\n{JOB}",
        f"X = 1 is 1\nY = '\\d'\nassert (1, 'x')\n{JOB}",
    ],
)
def test_what_compiles_is_guarded_and_no_warning_is_shown(
    content: str, recwarn: pytest.WarningsRecorder
) -> None:
    guard_text(content)
    assert list(recwarn) == []


@pytest.mark.parametrize(
    "content",
    [
        f"{LIBRARY}return\n",
        f"{LIBRARY}import urllib2\n",
        SILENCED + "\n\nimport urllib2\n",
        SILENCED + "\nglobal main\n",
        "import unittest, urllib2\n\nif __name__ == '__main__':\n    unittest.main()\n",
        f"{guard_text(JOB)}return\n",
        f"{guard_text(JOB)}import urllib2\n",
    ],
)
def test_what_would_get_no_guard_is_not_looked_at(content: str) -> None:
    result = engine.guard(SourceFile("job.py", content.encode()), HOUR)
    assert result.before.outcome in (Outcome.SKIPPED, Outcome.ALREADY_GUARDED), result.before.reason
    assert "TG901" not in [finding.code for finding in result.before.findings]


def test_the_files_are_untouched_and_the_rest_is_guarded(tmp_path: Path) -> None:
    broken = {"old.py": f"import urllib2\n\n{JOB}", "odd.py": f"{JOB}return\n"}
    fill(tmp_path, {**broken, "job.py": JOB})
    code, lines = invoke("apply", str(tmp_path), "--timeout", "1h", *CONCISE)
    assert (code, [line.partition("TG901")[1] for line in lines]) == (2, ["", "TG901", "TG901", ""])
    after = contents(tmp_path)
    assert {name: after[name].decode() for name in broken} == broken
    assert run([sys.executable, "job.py"], tmp_path).stdout == "working\n"


@pytest.mark.slow
def test_no_job_of_the_standard_library_is_taken_for_one_of_python_2() -> None:
    checked = 0
    for path in Path(sysconfig.get_path("stdlib")).glob("*.py"):
        data = path.read_bytes()
        if b"__main__" in data:
            result = engine.check(SourceFile(path.name, data), HOUR).before
            assert "Python 2 code" not in result.reason, path
            assert "does not compile" not in result.reason, path
            checked += 1
    assert checked > 30
