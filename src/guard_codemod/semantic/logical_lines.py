"""The logical lines at module level."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import compress, count

from guard_codemod.lazy import frozen
from guard_codemod.semantic.ast_utils import DEFINITIONS
from guard_codemod.semantic.code_text import is_joined


class LineKind(Enum):
    """What a logical line at module level consists of."""

    DOCSTRING = "docstring"
    FUTURE = "future import"
    IMPORT = "import"
    DEFINITION = "definition"
    OTHER = "other"
    PINNED = "docstring or future import that shares its line with other code"


@frozen
class LogicalLine:
    """One logical line at module level: physical lines `first` to `last`, counted from 1.

    `module` is the first module that an import line names, and `from_import` whether it is spelled
    ``from module import …``.
    """

    first: int
    last: int
    kind: LineKind
    module: str = ""
    from_import: bool = False


def layout(tree: ast.Module, lines: Sequence[str]) -> tuple[tuple[LogicalLine, ...], list[int]]:
    """Return the logical lines, and for each statement of *tree* the index of its line."""
    groups: list[list[ast.stmt]] = []
    index: list[int] = []
    for statement in tree.body:
        if not (groups and share_a_line(groups[-1][-1], statement, lines)):
            groups.append([])
        groups[-1].append(statement)
        index.append(len(groups) - 1)
    return tuple(_logical_line(group, lines, group[0] is tree.body[0]) for group in groups), index


def first_line(statement: ast.stmt) -> int:
    """Return the first physical line of *statement*, its decorators included."""
    decorators = getattr(statement, "decorator_list", None)
    return decorators[0].lineno if decorators else statement.lineno


def last_line(statement: ast.stmt) -> int:
    """Return the last physical line of *statement*."""
    return statement.end_lineno or statement.lineno


def before_first(fits: Iterable[object], total: int) -> int:
    """Return how many come before the first that *fits*; *total* if none is."""
    # A loop in C: there may be a million lines.
    return next(compress(count(), fits), total)


def indentation(line: str) -> str:
    """Return the spaces and tabs that *line* begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def share_a_line(before: ast.stmt, after: ast.stmt, lines: Sequence[str]) -> bool:
    """Whether *after*, the statement that follows *before*, is on the same logical line."""
    if after.lineno == before.end_lineno:
        return True
    if isinstance(before, DEFINITIONS) or isinstance(after, DEFINITIONS):
        return False
    # Only a backslash carries a logical line on: a semicolon may also end one.
    if not is_joined(lines[after.lineno - 2]):
        return False
    between = [text_after(before, lines), *lines[last_line(before) : after.lineno - 1]]
    return all(map(is_joined, between))


def text_after(statement: ast.stmt, lines: Sequence[str]) -> str:
    """Return what follows *statement* on its last line, with the end of that."""
    return halves(lines[last_line(statement) - 1], statement.end_col_offset or 0)[1]


def halves(line: str, column: int) -> tuple[str, str]:
    """Return *line* before and from *column*, which counts bytes as those of ``ast`` do."""
    data = line.encode("utf-8", "surrogatepass")
    before = data[:column].decode("utf-8", "surrogatepass")
    return before, line[len(before) :]


def _logical_line(group: list[ast.stmt], lines: Sequence[str], is_first: bool) -> LogicalLine:
    first, last = first_line(group[0]), last_line(group[-1])
    if "\\" in lines[last - 1] and is_joined(text_after(group[-1], lines)):
        last += 1  # a backslash behind the last statement joins one more, blank, line
    kinds = {_kind(statement, is_first and statement is group[0]) for statement in group}
    kind = kinds.pop()
    if kinds:
        pinned = (LineKind.DOCSTRING, LineKind.FUTURE, LineKind.PINNED)
        kind = LineKind.PINNED if kind in pinned or kinds.intersection(pinned) else LineKind.OTHER
    module, from_import = "", False
    if kind is LineKind.IMPORT:
        module, from_import = _module(group[0])
    return LogicalLine(first, last, kind, module, from_import)


def _kind(statement: ast.stmt, may_be_docstring: bool) -> LineKind:
    if isinstance(statement, ast.ImportFrom):
        return LineKind.FUTURE if statement.module == "__future__" else LineKind.IMPORT
    if isinstance(statement, ast.Import):
        return LineKind.IMPORT
    if isinstance(statement, DEFINITIONS):
        return LineKind.DEFINITION
    if may_be_docstring and is_string(statement):
        return LineKind.DOCSTRING
    return LineKind.OTHER


def is_string(statement: ast.stmt) -> bool:
    """Whether *statement* is nothing but a string, as a docstring is."""
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _module(statement: ast.stmt) -> tuple[str, bool]:
    if isinstance(statement, ast.ImportFrom):
        return "." * statement.level + (statement.module or ""), True
    assert isinstance(statement, ast.Import)
    return statement.names[0].name, False
