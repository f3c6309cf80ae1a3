"""The cheap look sends away nothing that the full analysis would not call a library module."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from dataclasses import replace
from pathlib import Path

import pytest
from helpers import CASES, JOBS

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome
from guard_codemod.semantic.prefilter import may_do_work

STANDARD_LIBRARY = Path(sysconfig.get_path("stdlib"))
LIBRARY_MODULE = "library module: it only defines things"


def _assert_nothing_is_missed(files: list[Path]) -> int:
    sent_away = 0
    missed = []
    for path in files:
        source = SourceFile(path.name, path.read_bytes(), explicit=False)
        if may_do_work(source.data):
            continue
        sent_away += 1
        result = engine.check(replace(source, explicit=True), Settings())
        # What cannot be read concerns nobody if nothing in it looks like work.
        if result.before.outcome is not Outcome.FAILED and result.before.reason != LIBRARY_MODULE:
            missed.append((str(path), result.before.reason))
    assert missed == []
    return sent_away


@pytest.mark.slow
def test_nothing_is_missed_in_the_standard_library() -> None:
    files = [path for path in STANDARD_LIBRARY.rglob("*.py") if "site-packages" not in path.parts]
    assert _assert_nothing_is_missed(files) > len(files) / 4  # it is worth its while


def test_nothing_is_missed_in_the_fixtures() -> None:
    _assert_nothing_is_missed([path for folder in (JOBS, CASES) for path in folder.rglob("*.py")])


@pytest.mark.parametrize(
    "content",
    [
        "",
        "# comment (with a call)\n",
        '"""Docstring.\n\nwork(x)\n"""\n',
        "import os\nfrom sys import path\n",
        "def f():\n    work()\n",
        "class A:\n    x = work()\n",
        "async def f():\n    work()\n",
        "X = {\n    'a': 1,\n}\n",
        "X = make(\n    1,\n)\n",
        "@decorate(1)\ndef f(): pass\n",
        "del x\nassert f(x)\nglobal y\n",
        "if TYPE_CHECKING:\n    from a import (\n        b,  # it's c\n        c as d,\n    )\n",
        "if x:\n    X = f(1)\n\nelse:\n    X = 1\n",
        "try:\n    import a\nexcept (A, B) as e:  # not there\n    a = None\nfinally:\n    del b\n",
        "if sys.version_info >= (3, 11):\r\n    import a\r\nelif os.name == 'nt':\r\n    a: int = {1: 'b'}\r\n",
        "if x:\n    if y:\n        import a\n    __all__ += ['a']",
        "def f():\n    print(x)\n    print (x)\n    print\n    raise X(a, b)\n    exec(x)\n    printer = 1\n",
        "def f():\n    try: pass\n    except (A, B): pass\n    except A as e: x, y\n    raise A from B, C\n",
    ],
)
def test_definitions_are_sent_away(content: str) -> None:
    assert not may_do_work(content.encode())


@pytest.mark.parametrize(
    "content",
    [
        "work()\n",
        "work ()\n",
        "\fwork()\n",
        "\ufeffwork()\n",
        "a.b.c()\n",
        "a[0]()\n",
        "a['x=1'].b()\n",
        "work(x=1)\n",
        "x == work()\n",
        "(work())\n",
        "[work(x) for x in y]\n",
        "{work(): 1}\n",
        "-work()\n",
        "~work()\n",
        "not work()\n",
        "await work()\n",
        "x if y else work()\n",
        "x and work()\n",
        "lambda_()\n",
        "'a'.work()\n",
        '"a {}".format(work())\n',
        "f'{work()}'\n",
        "1 + work()\n",
        "... or work()\n",
        "work\\\n()\n",
        "if x: work()\n",
        "for x in y: work()\n",
        "while True: pass\n",
        "with x: work()\n",
        "try:\n    work()\nfinally:\n    pass\n",
        "match x:\n    case _: work()\n",
        "async with x: work()\n",
        "raise SystemExit\n",
        "x = 1; work()\n",
        "import os; os.work()\n",
        "class A: pass; x()\nwork()\n",
        "x = input()\n",
        "x = main()\n",
        "x: int = main()\n",
        "x = y = main()\n",
        "x = asyncio.run(go())\n",
        "args = parser.parse_args()\n",
        "äöü()\n",
        "x = 1\rwork()\r",
        "x = 1\r\nwork()\r\n",
        "if x:\n    work()\n",
        "if x:\n    import a; work()\n",
        "if x:\n    a = main()\n",
        "if x:\n    import a\nelse: work()\n",
        "if x:\n    import a\nelse:\n    work()\n",
        "try:\n    import a\nexcept A:\n    work()\n",
        "try:\n    import a\nfinally:\n    work()\n",
        "if x:\n    a = f(\n)\n    work()\n",
        "if x:\n    a = '''\nb\n'''\n    work()\n",
        "if x:\n    import a\n# comment\n\n    work()\n",
        "if f(lambda:\n0):\n    work()\n",
        "if x: y = main(a[1:\n    2])\n",
        "a = 'b \\\nif c: '; x; 'd:\\\n'; work()\n",
        "if x:\n    import a\nwork()\n",
        "print 'python 2'\n",
        "exec 'python 2'\n",
        "class A:\n    def f(self):\n        print 'hi'\n",
        "def f():\n    if x: print x\n",
        "def f():\n\tprint u'hi' % x\n",
        "def f():\n    try: pass\n    except X, e: pass\n",
        "def f():\n    try: pass\n    except (x.X,\n            Y), e: pass\n",
        "def f():\n    raise X, 'y'\n",
        "def f():\n    raise X('y'), None, trace\n",
        "def f():\n    exec 'x = 1'\n",
        "def f():\n    exec code in names\r\n",
        "X = a['='] = main()\n",
        "x = '__main__'\n",
        "if __name__ == '__ma' 'in__':\n    x = 1\n",
        "x = 'a'\n\0",
    ],
)
def test_work_is_looked_at(content: str) -> None:
    assert may_do_work(content.encode())


def test_a_library_module_of_python_2_is_said_to_be_one() -> None:
    content = b"class A:\n    def f(self):\n        print 'hi'\n"
    result = engine.check(SourceFile("a.py", content, explicit=False), Settings())
    assert result.before.outcome is Outcome.FAILED
    assert result.before.reason.startswith("Python 2 syntax (the print statement)")


_LONG_LINES = r"""
from guard_codemod.semantic.prefilter import may_do_work

UNITS = (
    "= ( ) ; ' \" \\ a=1& == != [ ] a[ a]b { # . a. print \x80 ''' <a".split()
    + ["a b ", "x = main", "main ", " ", "\t", "\f", "print ", "print x(", ": ", ":print\t"]
    + [";raise a", "<a href=x>", "raise x(", "except (", "except a.", "except a ", "exec "]
    + ["\nif x:\n", "\nif x:\n y = (", "if (", "\n  # a", "\n if x:  # '", "\n  x = f('a', [1]) ", "\nelse:\n   \n"]
    + ["\n", "\r", "\n ", "\n#", "\n'''", "''' "]
)
for unit in UNITS:
    for start in ("", "x", "DATA = '", " ", "'''", "if x:\n"):
        data = (start + unit * (200_000 // len(unit))).encode("latin-1")
        may_do_work(data if start else data * 10)
        may_do_work(data + b"\nx = 1\n")
"""


@pytest.mark.slow
def test_a_line_of_any_length_is_looked_at_in_linear_time() -> None:
    subprocess.run([sys.executable, "-c", _LONG_LINES], check=True, timeout=100)


def test_the_reason_for_a_file_set_aside_is_told_whether_or_not_it_is_sent_away() -> None:
    for data in (b"x = 1\n", b"for x in y: z = 1\n"):
        source = SourceFile("test_a.py", data, explicit=False, role="named like a test")
        assert (
            engine.check(source, Settings(include_non_jobs=True)).before.reason
            == "named like a test"
        )
