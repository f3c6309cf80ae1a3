"""Which code runs only when a file is executed as ``__main__``."""

from __future__ import annotations

import ast

import pytest

from guard_codemod.semantic.main_block import (
    evaluate_main_test,
    find_suites,
    is_inline,
    suites_taken,
)


def _test(source: str) -> ast.expr:
    return ast.parse(source, mode="eval").body


@pytest.mark.parametrize(
    ("source", "as_main", "as_import"),
    [
        ("__name__ == '__main__'", True, False),
        ("'__main__' == __name__", True, False),
        ("__name__ is '__main__'", True, False),
        ("__name__ != '__main__'", False, True),
        ("not __name__ == '__main__'", False, True),
        ("__name__ in ('__main__',)", True, False),
        ("__name__ not in ['__main__']", False, True),
        ("__name__ in {'__main__', '__mp_main__'}", True, None),
        ("__name__ == '__main__' and x", None, False),
        ("__name__ == '__main__' or x", True, None),
        ("__name__ != '__main__' or x", None, True),
        ("__name__ == 'builtins'", False, None),
        ("__name__ != 'builtins'", True, None),
        ("__name__ in ('a', 'b')", False, None),
        ("__name__ == __package__", None, None),
        ("__name__ in NAMES", None, None),
        ("__name__", None, None),
        ("name == '__main__'", None, None),
        ("module.__name__ == '__main__'", None, None),
        ("'' < __name__ == '__main__'", None, None),
        ("__name__ > '__main__'", None, None),
        ("not x", None, None),
    ],
)
def test_truth(source: str, as_main: bool | None, as_import: bool | None) -> None:
    test = _test(source)
    values = [evaluate_main_test(test, as_main=when) for when in (True, False)]
    assert values == [as_main, as_import]


@pytest.mark.parametrize(
    ("source", "branch", "always"),
    [
        ("if __name__ == '__main__': main()", 0, True),
        ("if __name__ == '__main__' and x: main()", 0, False),
        ("if __name__ == '__main__' or x: main()", None, False),
        ("if __name__ != '__main__': pass\nelse: main()", 1, True),
        ("if __name__ != '__main__': pass\nelif x: main()", None, False),
        ("if x: pass\nelif __name__ == '__main__': main()", 1, False),
        ("if __name__ != '__main__': pass\nelif __name__ == '__main__': main()", None, False),
        ("if __name__ == 'x': pass\nelif __name__ == '__main__': main()", 1, True),
        ("try:\n if __name__ == '__main__': main()\nfinally: pass", 0, False),
        ("with x:\n if __name__ == '__main__': main()", 0, False),
        ("if x:\n if __name__ == '__main__': main()", 0, False),
        ("match __name__:\n case '__main__': main()", None, False),
        ("main() if __name__ == '__main__' else None", None, False),
        ("None if __name__ != '__main__' else main()", None, False),
        ("__name__ == '__main__' and main()", None, False),
        ("__name__ == '__main__' and x and main()", None, False),
        ("__name__ != '__main__' or main()", None, False),
    ],
)
def test_the_one_suite_that_calls_main(source: str, branch: int | None, always: bool) -> None:
    (suite,) = find_suites(ast.parse(source))
    assert "main()" in ast.unparse(suite.body[0])
    assert (suite.branch, suite.always) == (branch, always)


@pytest.mark.parametrize(
    "source",
    [
        "if __name__ != '__main__': raise ImportError",
        "if __name__ == 'builtins': main()",
        "if __name__ != 'builtins': main()",
        "if __name__ != '__main__':\n if __name__ == '__main__': main()",
        "__name__ == '__main__' or setup()",
        "__name__ != '__main__' and setup()",
        "x and __name__ == '__main__'",
        "def f():\n if __name__ == '__main__': main()",
        "for x in y:\n if x.__name__ == '__main__': main()",
        "match x:\n case '__main__': main()",
        "match __name__:\n case 'x': main()",
    ],
)
def test_no_suite(source: str) -> None:
    assert not list(find_suites(ast.parse(source)))


@pytest.mark.parametrize(
    ("test", "taken"),
    [
        ("__name__ == '__main__'", ["body"]),
        ("__name__ != '__main__'", ["orelse"]),
        ("__name__ == 'builtins'", ["orelse"]),
        ("x", ["body", "orelse"]),
    ],
)
def test_what_runs_on_import_only_is_not_taken(test: str, taken: list[str]) -> None:
    statement = ast.parse(f"if {test}: body\nelse: orelse").body[0]
    assert isinstance(statement, ast.If)
    assert list(map(ast.unparse, suites_taken(statement))) == taken


@pytest.mark.parametrize(
    ("header", "inline"),
    [
        ("if x: \\", True),
        ("if x == '#': \\", True),
        ("if x == '#':", False),
        ("if x:  # \\", False),
        ("if x == '#':  # \\", False),
    ],
)
def test_a_suite_that_a_backslash_joins_to_its_header(header: str, inline: bool) -> None:
    source = f"{header}\n    main()\n"
    (statement,) = ast.parse(source).body
    assert isinstance(statement, ast.If)
    assert is_inline(statement.body, source.splitlines(keepends=True)) is inline
