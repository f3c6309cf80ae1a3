"""All statements of a tree, each with where it stands, to be found by kind, by line and by what they spell."""

from __future__ import annotations

import ast
import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from io import StringIO
from typing import NamedTuple, TypeVar, cast

from guard_codemod.analysis.nodes import SIMPLE, Function, suites

S = TypeVar("S", bound=ast.stmt)


class Placed(NamedTuple):
    """A statement; `within` are the compound statements and handlers around it in `function`, outermost first.

    The function is None at module level, and `owner` is the class that it is a method of.
    """

    statement: ast.stmt
    within: tuple[ast.AST, ...]
    function: Function | None
    owner: ast.ClassDef | None


_Where = tuple[tuple[ast.AST, ...], Function | None, ast.ClassDef | None]
"""Where the statements of one suite stand, as of `Placed`."""


class Statements:
    """The statements of *tree*, of which *content* is the text, in source order."""

    def __init__(self, tree: ast.Module, content: str) -> None:
        self._content = content
        self._all: list[ast.stmt] = []
        self._where: list[_Where] = []  # of each
        self._known: dict[str, frozenset[int]] = {}
        _place(tree.body, ((), None, None), self._all, self._where)

    @cached_property
    def at_module_level(self) -> list[ast.stmt]:
        """Those that are in no function and in no class."""
        places = zip(self._all, self._where, strict=True)
        return [statement for statement, (_, function, owner) in places if function is None and owner is None]

    def of(self, kind: type[S]) -> list[S]:
        """Return the statements of *kind*, in source order."""
        return [cast(S, self._all[at]) for at in self._at.get(kind, ())]

    def placed(self, *kinds: type[ast.stmt]) -> list[Placed]:
        """Return the statements of *kinds*, in source order, each with where it stands."""
        return self._in_order(at for kind in kinds for at in self._at.get(kind, ()))

    def on(self, lines: Iterable[int]) -> list[Placed]:
        """Return the statements that stand themselves, without their suites, on one of *lines*, in source order."""
        return self._in_order(at for line in lines for at in self._on(line))

    def spelling(self, names: Iterable[str]) -> list[Placed]:
        """Return the statements on the lines with one of *names*."""
        return self._in_order(at for name in names for at in self._spelling(name))

    def lines_of(self, names: Iterable[str]) -> set[int]:
        """Return the lines with one of *names*, be it as a part of what stands there."""
        return {bisect_right(self._offsets, at) for name in names for at in _places(name, self._content)}

    def until(self, line: int) -> int:
        """Return the last line that may belong to the logical line of *line*."""
        for at in range(bisect_right(self._starts, line), len(self._all)):
            statement = self._all[at]
            begin = self._offsets[statement.lineno - 1]
            indentation = self._content[begin : begin + statement.col_offset]
            joined = self._content[max(0, begin - 3) : begin].rstrip("\r\n").endswith("\\")
            if not (joined or indentation.strip()):
                return statement.lineno - 1
        return len(self._offsets) - 1

    def _in_order(self, found: Iterable[int]) -> list[Placed]:
        return [Placed(self._all[at], *self._where[at]) for at in sorted(set(found))]

    def _spelling(self, name: str) -> frozenset[int]:
        if name not in self._known:  # the methods of many classes have the same names
            self._known[name] = frozenset(at for line in self.lines_of([name]) for at in self._on(line))
        return self._known[name]

    def _on(self, line: int) -> Iterable[int]:
        below = bisect_right(self._starts, line)
        if below < len(self._all) and line in own_lines(self._all[below]):
            yield below  # a definition, by one of its decorators
        for at in range(below - 1, -1, -1):
            statement = self._all[at]
            if line in own_lines(statement):
                yield at
            if at and statement.lineno not in own_lines(self._all[at - 1]):
                return  # only what shares a line with this statement may go on below it

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each line begins in the text, and where the last one ends."""
        return [0, *itertools.accumulate(map(len, StringIO(self._content, newline="")))]

    @cached_property
    def _starts(self) -> list[int]:
        return [statement.lineno for statement in self._all]

    @cached_property
    def _at(self) -> dict[type[ast.stmt], list[int]]:
        at: dict[type[ast.stmt], list[int]] = defaultdict(list)
        for index, kind in enumerate(map(type, self._all)):
            at[kind].append(index)
        return at


def as_read(content: str) -> str:
    """Return *content* with its names as Python reads them: ``ﬁnd`` is ``find``."""
    if content.isascii():
        return content
    import unicodedata  # few files need it

    return unicodedata.normalize("NFKC", content)


def _places(name: str, content: str) -> Iterator[int]:
    at = content.find(name)
    while at >= 0:
        yield at
        at = content.find(name, at + len(name))


def own_lines(statement: ast.stmt) -> range:
    """Return the lines of *statement* itself, without its suites."""
    first = statement.lineno
    decorators = getattr(statement, "decorator_list", None)
    if decorators:
        first = min(first, decorators[0].lineno)
    body = getattr(statement, "body", None)
    # What stands in the suite may begin on the line on which the statement itself ends.
    last = max(first, body[0].lineno) if body else statement.end_lineno or first
    return range(first, last + 1)


def _place(body: Iterable[ast.stmt], where: _Where, found: list[ast.stmt], places: list[_Where]) -> None:
    within, function, owner = where
    for statement in body:
        found.append(statement)
        places.append(where)
        if type(statement) in SIMPLE:
            continue
        if isinstance(statement, ast.ClassDef):
            _place(statement.body, ((), None, statement), found, places)
        elif isinstance(statement, Function):
            _place(statement.body, ((), statement, owner), found, places)
        else:
            inside = (*within, statement)
            for branch, suite in suites(statement):
                if suite:
                    around = inside if branch is None else (*inside, branch)
                    _place(suite, (around, function, owner), found, places)
