"""Where a file does work only when it is executed as ``__main__``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from guard_codemod.lazy import frozen, regex
from guard_codemod.semantic.ast_utils import (
    DEFINITIONS,
    IMPORTS,
    TRY,
    WITH,
    catches_all,
    is_constant,
    logic_of,
)
from guard_codemod.semantic.code_text import is_joined
from guard_codemod.semantic.logical_lines import (
    first_line,
    halves,
    indentation,
    is_string,
    last_line,
    share_a_line,
)

MAX_NESTING = 100
"""Beyond this depth of the syntax tree, libcst's recursive code generator comes near Python's
recursion limit (measured: 190 levels pass and 900 fail with the limit of 1,000)."""

_BEYOND_LIBCST = regex(r"\f|\r(?!\n)|^[ \t]*\\\r?\n|\\\r?\n\Z", re.MULTILINE)
"""What libcst 1.9 loses or misreads: a form feed in an indentation, a lone carriage return, a
backslash alone on its line, and the final newline behind a comment that ends in a backslash."""


def is_beyond_libcst(region: str) -> bool:
    """Whether the lines *region* hold what libcst loses or misreads."""
    return any(mark in region for mark in "\f\r\\") and _BEYOND_LIBCST.search(region) is not None


@frozen
class Suite:
    """The statements that run only as ``__main__``, where they stand, and how they are entered.

    `statement` is what contains them. `branch` is None where the guard cannot be put in front of
    `body` without that it may run on import too. `always` says that nothing else decides whether
    `body` runs.
    """

    statement: ast.stmt
    body: Sequence[ast.AST]
    top: int
    nested: bool
    branch: int | None
    always: bool = False


_NO_MAIN_BLOCKS = (*DEFINITIONS, *IMPORTS, ast.Assign)
"""What most modules are made of."""


def find_suites(tree: ast.Module) -> Iterator[Suite]:
    """Yield the main blocks of *tree*, in source order, however they are spelled."""
    for top, statement in enumerate(tree.body):
        if not isinstance(statement, _NO_MAIN_BLOCKS):
            yield from _suites(statement, top, nested=False)


def _suites(statement: ast.stmt, top: int, nested: bool) -> Iterator[Suite]:
    if isinstance(statement, ast.If):
        yield from _suites_of_if(statement, top, nested)
    elif isinstance(statement, ast.Expr):
        body = _main_only_expression(statement.value)
        if body is not None:
            yield Suite(statement, [body], top, nested, None)
    elif isinstance(statement, ast.Match):
        for case in statement.cases:
            if is_main_case(statement, case):
                yield Suite(statement, case.body, top, nested, None)
    elif isinstance(statement, (*TRY, ast.With)):
        for name in ("body", "orelse", "finalbody"):
            for child in getattr(statement, name, ()):
                yield from _suites(child, top, nested=True)


def _suites_of_if(statement: ast.If, top: int, nested: bool) -> Iterator[Suite]:
    branch = 0
    current = statement
    reached = not nested
    while True:
        as_main, as_import = (
            evaluate_main_test(current.test),
            evaluate_main_test(current.test, as_main=False),
        )
        rest = current.orelse
        is_elif = (
            len(rest) == 1
            and isinstance(rest[0], ast.If)
            and rest[0].col_offset == current.col_offset
        )
        if as_main is not False and as_import is False:
            yield Suite(
                statement, current.body, top, nested, branch, always=reached and as_main is True
            )
        elif as_import is True and as_main is not True and rest:
            always = reached and as_main is False and not is_elif
            yield Suite(statement, rest, top, nested, None if is_elif else branch + 1, always)
            return
        elif as_main is not False and _mentions_main(current.test):
            yield Suite(statement, current.body, top, nested, None)
        elif as_main is not False:
            for child in current.body:
                yield from _suites(child, top, nested=True)
        if not is_elif:
            for child in rest:
                yield from _suites(child, top, nested=True)
            return
        assert isinstance(rest[0], ast.If)
        current = rest[0]
        branch += 1
        reached = reached and as_main is False


def evaluate_main_test(test: ast.expr, *, as_main: bool = True) -> bool | None:
    """Return the value of *test* when the file is executed (*as_main*) or imported, if known."""
    if isinstance(test, (ast.Name, ast.Attribute, ast.Call)):  # as most often
        return None
    if isinstance(test, ast.Constant):
        return bool(test.value)
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return _compare(test.left, test.ops[0], test.comparators[0], as_main)
    return logic_of(test, lambda part: evaluate_main_test(part, as_main=as_main))


def is_main_case(statement: ast.Match, case: ast.match_case) -> bool:
    """Whether *case* of ``match __name__:`` is that of ``"__main__"``."""
    pattern = case.pattern
    return (
        _is_name(statement.subject)
        and isinstance(pattern, ast.MatchValue)
        and _is_main_string(pattern.value)
    )


def suites_taken(statement: ast.If) -> list[ast.stmt]:
    """Return the statements of *statement*'s suites, but not those that run on import only."""
    value = evaluate_main_test(statement.test)
    return [
        *(statement.body if value is not False else ()),
        *(statement.orelse if value is not True else ()),
    ]


def _compare(left: ast.expr, operator: ast.cmpop, right: ast.expr, as_main: bool) -> bool | None:
    if isinstance(operator, (ast.Eq, ast.Is, ast.NotEq, ast.IsNot)) and (
        _is_name(left) or _is_name(right)
    ):
        is_one = _is_one_of([right if _is_name(left) else left], as_main)
    elif (
        isinstance(operator, (ast.In, ast.NotIn))
        and _is_name(left)
        and isinstance(right, (ast.Tuple, ast.List, ast.Set))
    ):
        is_one = _is_one_of(right.elts, as_main)
    else:
        return None
    return None if is_one is None else is_one == isinstance(operator, (ast.Eq, ast.Is, ast.In))


def _is_one_of(names: Sequence[ast.expr], as_main: bool) -> bool | None:
    """Whether ``__name__`` is one of *names*."""
    if not as_main:
        return False if all(map(_is_main_string, names)) else None
    if any(map(_is_main_string, names)):
        return True
    return False if all(isinstance(name, ast.Constant) for name in names) else None


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "__name__"


def _is_main_string(node: ast.AST) -> bool:
    return is_constant(node, "__main__")


def _mentions_main(test: ast.expr) -> bool:
    return any(
        isinstance(node, ast.Compare)
        and evaluate_main_test(node) is not None
        and any(map(_is_main_string, ast.walk(node)))
        for node in ast.walk(test)
    )


def _main_only_expression(value: ast.expr) -> ast.expr | None:
    """Return the part of *value* that is evaluated only as ``__main__``."""
    if isinstance(value, ast.IfExp) and _mentions_main(value.test):
        return value.orelse if evaluate_main_test(value.test) is False else value.body
    if isinstance(value, ast.BoolOp):
        before = (
            value.values[0] if len(value.values) == 2 else ast.BoolOp(value.op, value.values[:-1])
        )
        skips = isinstance(value.op, ast.Or)
        if _mentions_main(before) and evaluate_main_test(before) is not skips:
            return value.values[-1]
    return None


def edited_until(suite: Suite, lines: Sequence[str]) -> int:
    """Return the last physical line that the edit of *suite* concerns: of its first statement."""
    body = [node for node in suite.body if isinstance(node, ast.stmt)]
    if suite.branch == 0:
        headed = begins_with_string(body, lines)
        for before, after in zip(body[headed:], body[headed + 1 :], strict=False):
            if not share_a_line(before, after, lines):
                return last_line(before)
    return last_line(suite.statement)


def is_plain(suite: Suite, lines: Sequence[str]) -> bool:
    """Whether libcst reproduces the lines to edit of the statement of *suite* byte for byte.

    libcst also rejects a suite whose indentation does not extend that of the enclosing statement.
    """
    last = edited_until(suite, lines)
    region = "".join(lines[suite.statement.lineno - 1 : last])
    if is_beyond_libcst(region):
        return False
    if is_inline(suite.body, lines) and not _is_behind_colon(suite.body, lines):
        return False
    stack: list[tuple[ast.AST, int, str]] = [(suite.statement, 0, "")]
    while stack:
        node, depth, outer = stack.pop()
        if depth > MAX_NESTING:
            return False
        if isinstance(node, ast.stmt) and node.lineno > last:
            continue
        if isinstance(node, ast.stmt) and "\t" in region:
            indent = indentation(lines[first_line(node) - 1])
            if not indent.startswith(outer):
                return False
            outer = indent
        stack.extend((child, depth + 1, outer) for child in ast.iter_child_nodes(node))
    return True


def lines_above(body: Sequence[ast.stmt], at: int, lines: Sequence[str]) -> range:
    """Return the physical lines of comments and blanks above the statement *at* of the suite."""
    first = top = first_line(body[at])
    end = last_line(body[at - 1]) if at else 0
    while top - 1 > end and lines[top - 2].strip()[:1] in ("", "#"):
        top -= 1
    return range(top, first)


def heading(above: Sequence[str]) -> int:
    """Return how many lines head a suite, of those *above*: comments with a blank line below."""
    comments = [at for at, line in enumerate(above) if line.strip()]
    blanks = [
        at for at, line in enumerate(above) if comments and at > comments[0] and not line.strip()
    ]
    return blanks[-1] if blanks else 0


def is_inline(body: Sequence[ast.AST], lines: Sequence[str]) -> bool:
    """Whether the suite *body* stands behind the colon, or is joined to it by a backslash."""
    first = body[0]
    assert isinstance(first, ast.stmt)
    is_behind_code = bool(lines[first.lineno - 1][: first.col_offset].strip())
    return is_behind_code or (first.lineno > 1 and is_joined(lines[first.lineno - 2]))


def _is_behind_colon(body: Sequence[ast.AST], lines: Sequence[str]) -> bool:
    """Whether *body* follows its colon after one space, so that `remove` can put it back."""
    first, last = body[0], body[-1]
    assert isinstance(first, ast.stmt)
    assert isinstance(last, ast.stmt)
    line = lines[first.lineno - 1]
    alone = first.lineno == last_line(last) and not line.rstrip("\r\n").endswith("\\")
    return alone and halves(line, first.col_offset)[0].endswith(": ")


def begins_with_string(body: Sequence[ast.AST], lines: Sequence[str]) -> bool:
    """Whether other statements of the suite *body* are headed by a string, as by a docstring."""
    if len(body) < 2:
        return False
    first, second = body[:2]
    assert isinstance(first, ast.stmt)
    assert isinstance(second, ast.stmt)
    return is_string(first) and not share_a_line(first, second, lines)


def branches(
    statement: ast.If | ast.Match,
) -> tuple[Sequence[list[ast.stmt]], list[ast.stmt]]:
    """Return the suites of *statement* that something has to ask for, and the other one."""
    if isinstance(statement, ast.Match):
        suites = [case.body for case in statement.cases]
        return (suites[:-1], suites[-1]) if catches_all(statement) else (suites, [])
    taken = evaluate_main_test(statement.test)
    if taken is None:
        return [statement.body], statement.orelse
    return (), statement.body if taken else statement.orelse


def goes_on_with(statement: ast.stmt) -> list[ast.stmt]:
    """Return the body of a ``with``, or the ``else`` and ``finally`` suites of a ``try``."""
    if isinstance(statement, WITH):
        return statement.body
    return [*statement.orelse, *statement.finalbody] if isinstance(statement, TRY) else []
