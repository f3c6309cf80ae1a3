"""What is said about a text that Python cannot parse."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import pytest
from helpers import CONCISE, fill, invoke

from guard_codemod import api
from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Outcome
from guard_codemod.semantic.parsing import ParseError, parse

PYTHON_2 = {
    "print 'hello'\n": "the print statement",
    "x = 1\nprint x\n": "the print statement",
    "print 'a', 'b',\n": "the print statement",
    "print\nprint 'x' % 1\n": "the print statement",
    "import sys\nprint >>sys.stderr, 'hello' % x,\nprint 'hello'\n": "the print statement",
    "print>>log, 'hello'; print 'hello'\n": "the print statement",
    "if True: print 'hello'\n": "the print statement",
    "for x in y: print x,\n": "the print statement",
    "x = 1; print x\n": "the print statement",
    "else_ = 1\nif x:\n    print 'a %s' % (x,)\nelse: print 'b'\n": "the print statement",
    "try:\n    pass\nexcept ValueError, e:\n    pass\n": "except X, e",
    "try:\n    pass\nexcept (IOError, OSError), e:\n    pass\n": "except X, e",
    "try:\n    pass\nexcept socket.error, (number, text):\n    pass\n": "except X, e",
    "try:\n    pass\nexcept (IOError,\n        OSError), e:\n    pass\n": "except X, e",
    "try:\n    pass\nexcept ValueError, E:\n    pass\n": "except X, e",
    "try:\n    pass\nexcept ValueError, self.error:\n    pass\n": "except X, e",
    "try:\n    pass\nexcept ValueError, errors[0]:\n    pass\n": "except X, e",
    "raise ValueError, 'y'\n": "raise X, value",
    "raise ValueError('y'), None, trace\n": "raise X, value",
    "raise info[0], info[1], info[2]\n": "raise X, value",
    "raise 'late', 5\n": "raise X, value",
    "if 'a' == x: raise ValueError, 'y'\n": "raise X, value",
    "def f():\n    raise ValueError, 'no'\n": "raise X, value",
    "raise ValueError, 'y', trace\n": "raise X, value",
    "exec 'x = 1'\n": "the exec statement",
    "exec code in namespace\n": "the exec statement",
    "x = `y`\n": "backquotes",
    "x = 'a' + `y` + 'b'\n": "backquotes",
    "if 1 <> 2:\n    pass\n": "the <> operator",
    "if 'a' <> x:\n    pass\n": "the <> operator",
    "os.open('/x', flags, 0600)\n": "an octal number such as 0777",
    "x = {'a': 10L}\n": "a long integer",
    "x = [y for y in 1, 2, 3]\n": "for x in 1, 2",
    "os.chmod(path, 0777)\n": "an octal number such as 0777",
    "x = 10L\n": "a long integer",
    "x = 0xFFL\n": "a long integer",
    "x = ur'\\d'\n": "a ur string",
    "def f(a, (b, c)):\n    pass\n": "tuple parameters",
    "f = lambda (a, b): a\n": "tuple parameters",
    "if True:\n        x = 1\n\ty = 2\n": "tabs and spaces mixed",
}


@pytest.mark.parametrize(("content", "sign"), list(PYTHON_2.items()), ids=range(len(PYTHON_2)))
def test_python_2_is_named(content: str, sign: str) -> None:
    with pytest.raises(ParseError, match=r"^Python 2 syntax") as raised:
        parse(content)
    assert f"({sign})" in str(raised.value)
    assert raised.value.line <= content.count("\n")


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("def f(x):\n    return (x\n\ndef g():\n    raise ValueError, 'x'\n", (5, 1)),
        ("import os\n\nx = (1,\n  2\n\n\nprint x\n", (7, 1)),
        ("x = 1\ny = 10L\n", (2, 6)),
        ("x = 1\r\r\ny = (\n\nexec code\n", (5, 1)),
    ],
)
def test_python_2_is_shown_where_it_stands(content: str, place: tuple[int, int]) -> None:
    with pytest.raises(ParseError, match=r"^Python 2 syntax") as raised:
        parse(content)
    assert (raised.value.line, raised.value.column) == place


BROKEN = [
    "def f(:\n    pass\n",
    "if True\n    pass\n",
    "x = (1,\n",
    "    x = 1\n",
    "if True:\npass\n",
    'x = "abc\n',
    "print(x\n",
    "print = 1 2\n",
    "x = 1 +\n",
    "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other\n",
    "name: {{ cookiecutter.name }}\n  - x\n",
    '"""We print x, then exec y; `z` <> 0777."""\ndef f(:\n',
    "# print x\nx = (\n",
    "s = 'raise X, y'\nx = = 2\n",
    "\x1a",
    "x = 1\x00\n",
    "<html>\n<body>print x</body>\n",
    "x = 'a <> b' '`c`' \"raise X, y\" = 1\n",
    "x = [y for y in (1, 2)\ny = [1, 2]\n",
    "raise ValueError('a, b') 1\n",
]


@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_what_is_merely_broken_is_not_called_python_2(content: str) -> None:
    with pytest.raises(ParseError, match=r"^not parsable: "):
        parse(content)


NEWER = {
    "try:\n    pass\nexcept* ValueError:\n    pass\n": ("except*", (3, 11)),
    "try:\n    pass\nexcept *(ValueError, OSError) as group:\n    pass\n": ("except*", (3, 11)),
    "type X = int\n": ("the type statement", (3, 12)),
    "class A:\n    type Pair[T] = tuple[T, T]\n": ("the type statement", (3, 12)),
    "def f[T](x: T) -> T:\n    return x\n": ("type parameters", (3, 12)),
    "async def f[**P](x): ...\n": ("type parameters", (3, 12)),
    "class A[T]:\n    pass\n": ("type parameters", (3, 12)),
    "d = {}\nx = f'{d['key']}'\n": (
        "an f-string with nested quotes, comments or backslashes",
        (3, 12),
    ),
    'x = f"{\', \'.join(f"{y}" for y in z)}"\n': (
        "an f-string with nested quotes, comments or backslashes",
        (3, 12),
    ),
    "x = f'{\"\\n\".join(y)}'\n": (
        "an f-string with nested quotes, comments or backslashes",
        (3, 12),
    ),
    "def f[T = int](x: T): ...\n": ("a default of a type parameter", (3, 13)),
    "class A[T = int]: ...\n": ("a default of a type parameter", (3, 13)),
    "x = t'{y}'\n": ("a template string", (3, 14)),
    "try:\n    pass\nexcept ValueError, OSError:\n    pass\n": (
        "except without parentheses",
        (3, 14),
    ),
    "try:\n    pass\nexcept ValueError, OSError, KeyError:\n    pass\n": (
        "except without parentheses",
        (3, 14),
    ),
    "try:\n    pass\nexcept* ValueError, OSError:\n    pass\n": (
        "except without parentheses",
        (3, 14),
    ),
    "def f[\n    **P,\n    R,\n](x: R) -> R: ...\n": ("type parameters", (3, 12)),
    "def f[T: (int, list[str])](x: T): ...\n": ("type parameters", (3, 12)),
    "\x0c\nclass A[T]:\n    pass\n": ("type parameters", (3, 12)),
    "type Pair[T = int] = tuple[T, T]\n": ("a default of a type parameter", (3, 13)),
    'print(f"{d["k"]}", f"{x}")\n': ("an f-string with nested quotes", (3, 12)),
    'x = f"{", ".join(y)!r:>{w["n"]}} and {"it\'s"}"\n': (
        "an f-string with nested quotes",
        (3, 12),
    ),
    'x = f"""{"""a"""}"""\n': ("an f-string with nested quotes", (3, 12)),
    'x = f"{f"{f"{1}"}"}"\n': ("an f-string with nested quotes", (3, 12)),
    'x = f"""{\ny # why\n}"""\n': ("an f-string with nested quotes", (3, 12)),
    'x = f"{\ny\n}"\n': ("an f-string with nested quotes", (3, 12)),
    "x = rf'{\"\\n\"}\\d'\n": ("an f-string with nested quotes", (3, 12)),
}


@pytest.mark.parametrize(("content", "expected"), list(NEWER.items()), ids=range(len(NEWER)))
def test_newer_syntax_is_named_with_the_version(
    content: str, expected: tuple[str, tuple[int, int]]
) -> None:
    name, version = expected
    if sys.version_info >= version:
        parse(content)
        return
    with pytest.raises(ParseError) as raised:
        parse(content)
    assert str(raised.value).startswith(name)
    assert f"needs Python 3.{version[1]}: run guard-codemod with that or newer" in str(raised.value)
    assert f"(this is 3.{sys.version_info[1]})" in str(raised.value)


NOT_NEWER = [
    'print(f"hello {name}"\n',
    'print(f"{x y}")\n',
    'print(f"{}")\n',
    'print(f"{x")\n',
    'print(f"}")\n',
    'print(f"{x!z}")\n',
    'x = f"hello {name}\n',
    'x = f"{d["k" "]}"\n',
    'x = f"{d["k"] e["l"]}"\n',
    'x = f"{y # comment}"\n',
    'x = f"{y\\d}"\n',
    'x = f"a {y} b" "c" d\n',
    "x = f'\\n{y}' z\n",
    "x = \"f'{d['k']}'\" y\n",
    'x = f"{d["k"]}" y\n',
    'x = f"' + '{f"' * 3000 + "\n",
    "x = " + "long" * 50_000 + "'a\n",
    "x = 1 if'{a' else b\nx = 1 if f'{a}' else b c\n",
    "class A[T:\n    pass\n",
    "class A[T](Base:\n    pass\n",
    "class A[]:\n    pass\n",
    "class A[1]:\n    pass\n",
    "def f[T](x: T) -> :\n    pass\n",
    "def f[T = ](x): ...\n",
    "type X = \n",
    "type X == int int\n",
    "lazy from x imports y\n",
    "t'{x' y\n",
    "try:\n    pass\nexcept*:\n    pass\n",
    "try:\n    pass\nexcept* ValueError as:\n    pass\n",
]


@pytest.mark.parametrize("content", NOT_NEWER, ids=range(len(NOT_NEWER)))
def test_what_is_broken_in_every_version_is_not_called_newer(content: str) -> None:
    with pytest.raises(ParseError, match=r"^not parsable: "):
        parse(content)


@pytest.mark.parametrize("name", ["e", "err", "exc", "error", "why", "msg", "ex"])
def test_a_variable_behind_the_comma_is_python_2(name: str) -> None:
    # ``except A, B:`` is Python 2, or 3.14: exceptions begin with a capital or have a dot.
    if sys.version_info >= (3, 14):
        pytest.skip("this Python takes it for two exceptions")
    with pytest.raises(ParseError, match="except X, e"):
        parse(f"try:\n    pass\nexcept ValueError, {name}:\n    pass\n")


def test_invalid_escapes_are_not_our_business() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        parse("x = '\\d'\nassert (x, 'always true')\ny = 1 if x is 'd' else 2\n")


@pytest.mark.parametrize(
    "content", ["(" * 300 + ")" * 300, "-" * 100_000 + "1", "x" + ".y" * 100_000, "[" * 150]
)
def test_what_is_nested_too_deeply_fails_in_one_plain_line(content: str) -> None:
    result = engine.check(SourceFile("deep.py", f"{content}\n".encode()), Settings())
    if result.before.outcome is not Outcome.SKIPPED:  # newer parsers get through more of it
        assert result.before.outcome is Outcome.FAILED
        assert result.before.reason.startswith("not parsable: ")
        assert "\n" not in result.before.reason


@pytest.mark.slow
def test_what_only_python_can_follow_fails_in_one_plain_line(here: Path) -> None:
    branches = "".join(f"elif x == {at}:\n    work()\n" for at in range(1500))
    job = f"if x == -1:\n    work()\n{branches}\nif __name__ == '__main__':\n    main()\n"
    fill(here, {"deep.py": job})
    assert (
        invoke("check", "deep.py", *CONCISE)[1][0]
        == "deep.py:1:1: TG901 nested too deeply to be examined"
    )
    guarded = f"{job}    signal.alarm(60)\n"
    for work in (api.check, api.guard, api.remove):
        assert work(guarded, api.Settings(timeout=60)).outcome is Outcome.FAILED
