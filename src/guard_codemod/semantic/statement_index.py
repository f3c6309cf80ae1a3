"""All statements of a tree in their contexts, indexed by kind, by line and by keyword."""

from __future__ import annotations

import ast
import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar, cast

from guard_codemod.lazy import cached_property, memoized, regex
from guard_codemod.semantic.ast_utils import (
    BRANCHED,
    COMPREHENSIONS,
    FUNCTIONS,
    SIMPLE,
    Function,
    expressions_of,
    items_of,
    statements,
    suites,
)
from guard_codemod.semantic.code_text import code_in
from guard_codemod.semantic.logical_lines import first_line
from guard_codemod.semantic.main_block import evaluate_main_test

S = TypeVar("S", bound=ast.stmt)

_line_of = attrgetter("lineno")


class StatementContext(NamedTuple):
    """A statement; `within` holds the statements and handlers around it in `function`.

    The outermost comes first. `function` is None at module level; `owner` is its class, if any.
    """

    statement: ast.stmt
    within: tuple[ast.AST, ...]
    function: Function | None
    owner: ast.ClassDef | None


_NO_SIGNS = bytes(
    code if code > 127 or chr(code).isalnum() or code == ord("_") else 32 for code in range(256)
)
"""Leaves the words of a text, with what is not ASCII, and blanks between them."""

_WORD = regex(r"\w+")
_FEW = 100
"""The text is searched for each of so many words, which takes as long as one look for all."""

_Where = tuple[tuple[ast.AST, ...], Function | None, ast.ClassDef | None]
"""Where the statements of one suite stand, as of `StatementContext`."""


class StatementIndex:
    """The statements of *tree*, of which *content* is the text, in source order."""

    def __init__(self, tree: ast.Module, content: str) -> None:
        self._tree = tree
        self._content = content
        self._all: list[ast.stmt] = []
        self._where: list[_Where] = []  # of each
        self._known: dict[str, frozenset[int]] = {}
        _collect(tree.body, ((), None, None), self._all, self._where)

    @cached_property
    def at_module_level(self) -> list[ast.stmt]:
        """Those that are in no function and in no class."""
        return list(statements(self._tree.body))

    @cached_property
    def code(self) -> str:
        """The text without what runs nothing: comments and docstrings."""
        return code_in(self._content, self.of(ast.Expr))

    @cached_property
    def words(self) -> frozenset[str]:
        """The names, keywords and numbers that stand in the text, comments and strings too."""
        return _words_in(self._content)

    @memoized  # several rules ask for the same
    def of(self, *kinds: type[S]) -> list[S]:
        """Return the statements of *kinds*, in source order."""
        return cast(list[S], [self._all[at] for at in self._indices_of(kinds)])

    def placed(self, *kinds: type[ast.stmt]) -> list[StatementContext]:
        """Return the statements of *kinds*, in source order, each with where it stands."""
        return [StatementContext(self._all[at], *self._where[at]) for at in self._indices_of(kinds)]

    def on(self, lines: Iterable[int]) -> list[StatementContext]:
        """Return the statements on *lines*, not counting their suites, in source order."""
        return self._in_order(at for line in lines for at in self._on(line))

    def spelling(self, names: Iterable[str]) -> Sequence[StatementContext]:
        """Return the statements on the lines with one of *names*, whole."""
        return self._spelling_any(*filter(None, names))

    @memoized
    def _spelling_any(self, *names: str) -> Sequence[StatementContext]:
        return self._in_order(at for name in names for at in self._spelling(name))

    def lines_of(self, names: Iterable[str]) -> set[int]:
        """Return the lines that contain one of *names*, also as a part of a longer name."""
        offsets = {at for name in filter(None, names) for at in _offsets_of(name, self._content)}
        return self._lines_at(offsets)

    def continues_with(self, attribute: str) -> bool:
        """Whether *attribute* stands behind a dot, also on the line above."""
        befores = (
            self._content[max(at - 99, 0) : at] for at in _offsets_of(attribute, self._content)
        )
        return any(before.rstrip(" \t\\\n").endswith(".") for before in befores)

    def _lines_at(self, offsets: Iterable[int]) -> set[int]:
        return {bisect_right(self._offsets, at) for at in offsets}

    def end_of_logical_line(self, line: int) -> int:
        """Return the last line that may belong to the logical line of *line*."""
        for at in range(bisect_right(self._first_lines, line), len(self._all)):
            statement = self._all[at]
            begin = self._offsets[statement.lineno - 1]
            indentation = self._content[begin : begin + statement.col_offset]
            joined = self._content.endswith("\\\n", 0, begin)
            if not (joined or indentation.strip()):
                return statement.lineno - 1
        return len(self._offsets)

    def _in_order(self, indices: Iterable[int]) -> list[StatementContext]:
        return [StatementContext(self._all[at], *self._where[at]) for at in sorted(set(indices))]

    def _spelling(self, name: str) -> frozenset[int]:
        if name.isidentifier() and name not in self.words:
            return frozenset()
        if name not in self._known:  # the methods of many classes have the same names
            many = len(self._known) > _FEW and name.isidentifier()
            lines = self._lines_by_word[name] if many else self._lines_spelling(name)
            self._known[name] = frozenset(at for line in lines for at in self._on(line))
        return self._known[name]

    @cached_property
    def _lines_by_word(self) -> dict[str, list[int]]:
        """The lines that spell each word: one look for all of them."""
        lines: dict[str, list[int]] = defaultdict(list)
        for line, text in enumerate(self._content.split("\n"), start=1):
            for word in {*_WORD.findall(text)}:
                lines[word].append(line)
        return lines

    @memoized  # the jobs that import a module run much the same functions of it
    def words_on(self, lines: range) -> frozenset[str]:
        """Return the words that stand on *lines*."""
        start, *end = self._offsets[lines.start - 1 : lines.stop : len(lines)]
        return _words_in(self._content[start : end[0] if end else None])

    def _lines_spelling(self, name: str) -> set[int]:
        offsets = _offsets_of(name, self._content)
        return self._lines_at(at for at in offsets if self._is_whole(at, at + len(name)))

    def _is_whole(self, start: int, end: int) -> bool:
        """Whether the text from *start* to *end* is no part of a longer name."""
        around = self._content[start - 1 : start] + self._content[end : end + 1]
        return not any(character == "_" or character.isalnum() for character in around)

    def _on(self, line: int) -> Iterator[int]:
        below = bisect_right(self._first_lines, line)
        if below < len(self._all) and first_line(self._all[below]) <= line:
            yield below  # a definition, by one of its decorators
        last = _last_line(self._all[below - 1]) if below else 0
        for at in range(below - 1, -1, -1):
            if line <= last:
                yield at
            last = _last_line(self._all[at - 1]) if at else 0
            if last < self._all[at].lineno:
                return  # only what shares a line with this statement may go on below it

    def _indices_of(self, kinds: Sequence[type[ast.stmt]]) -> list[int]:
        indices = [
            self._at[kind] for kind in dict.fromkeys(kinds) if kind in self._at
        ]  # Python 3.10 has one try alone
        return indices[0] if len(indices) == 1 else sorted(itertools.chain(*indices))

    @cached_property
    def _first_lines(self) -> list[int]:
        return [*map(_line_of, self._all)]

    @cached_property
    def _offsets(self) -> list[int]:
        """Where each line begins in the text."""
        widths = map((1).__add__, map(len, self._content.split("\n")))
        return [0, *itertools.accumulate(widths)][:-1]

    @cached_property
    def _at(self) -> dict[type[ast.stmt], list[int]]:
        at: dict[type[ast.stmt], list[int]] = defaultdict(list)
        for index, kind in enumerate(map(type, self._all)):
            at[kind].append(index)
        return at


def normalize_source(content: str) -> str:
    """Return *content* with names and line ends as Python reads them: ``ﬁnd`` becomes ``find``."""
    if "\r" in content:
        content = content.replace("\r\n", "\n").replace("\r", "\n")
    if content.isascii():
        return content
    import unicodedata  # few files need it

    return unicodedata.normalize("NFKC", content)


def _words_in(content: str) -> frozenset[str]:
    """Return what ``\\w+`` finds in *content*, sooner."""
    text = content.encode(errors="replace").translate(_NO_SIGNS)
    words = frozenset(text.decode().split())
    odd = () if text.isascii() else [word for word in words if not word.isascii()]
    return words.difference(odd).union(*map(_WORD.findall, odd)) if odd else words


def _offsets_of(name: str, content: str) -> Iterator[int]:
    at = content.find(name)
    while at >= 0:
        if name != "**" or _is_operand(content[max(0, at - 2) : at]):
            yield at
        at = content.find(name, at + len(name))


def _is_operand(before: str) -> bool:
    """Whether two asterisks behind *before* take a power, rather than unpack a dictionary."""
    return before.rstrip()[-1:] not in {"", "(", ",", "{"}


def own_lines(statement: ast.stmt) -> range:
    """Return the lines of *statement* itself, without its suites."""
    return range(first_line(statement), _last_line(statement) + 1)


def _last_line(statement: ast.stmt) -> int:
    """Return the last line of *statement* itself, which the first line of its suite may share."""
    body: Sequence[ast.stmt] = getattr(statement, "body", ())
    return body[0].lineno if body else statement.end_lineno or statement.lineno


def _collect(
    body: Sequence[ast.stmt], where: _Where, collected: list[ast.stmt], contexts: list[_Where]
) -> None:
    if SIMPLE.issuperset(map(type, body)):  # as in most suites
        collected += body
        contexts += [where] * len(body)
        return
    for statement in body:
        collected.append(statement)
        contexts.append(where)
        kind = type(statement)
        if kind in SIMPLE:
            continue
        within, function, owner = where
        if isinstance(statement, ast.ClassDef):
            _collect(statement.body, ((), None, statement), collected, contexts)
        elif isinstance(statement, FUNCTIONS):
            _collect(statement.body, ((), statement, owner), collected, contexts)
        elif kind in BRANCHED:
            for branch, suite in suites(statement):
                if suite:
                    around = (
                        (*within, statement) if branch is None else (*within, statement, branch)
                    )
                    _collect(suite, (around, function, owner), collected, contexts)
        else:
            inside = ((*within, statement), function, owner)
            _collect(getattr(statement, "body", ()), inside, collected, contexts)
            orelse: Sequence[ast.stmt] = getattr(statement, "orelse", ())
            if orelse:
                _collect(orelse, inside, collected, contexts)


def calls_in_order(node: ast.AST) -> list[tuple[ast.Call, bool]]:
    """Return the calls in the expressions of *node*, each with whether it is made for certain."""
    nodes = (
        expressions_of(node, _CONCERNS_CALLS)
        if isinstance(node, ast.stmt)
        else list(ast.walk(node))
    )
    calls = [expression for expression in nodes if isinstance(expression, ast.Call)]
    if not calls:
        return []
    unsure = {
        id(call)
        for expression in (nodes if len(calls) < len(nodes) else ())
        if type(expression) in _CONDITIONAL
        for part in _conditional_parts(expression)
        for call in ast.walk(part)
        if isinstance(call, ast.Call)
    }
    if len(calls) > 1:  # an argument is called before what it is passed to, which ends behind it
        calls.sort(key=lambda call: (call.end_lineno or 0, call.end_col_offset or 0))
    return [(call, id(call) not in unsure) for call in calls]


_CONDITIONAL = frozenset({ast.IfExp, ast.BoolOp, *COMPREHENSIONS})
_CONCERNS_CALLS = _CONDITIONAL | {ast.Call}


def _conditional_parts(expression: ast.AST) -> Sequence[ast.AST]:
    """Return the parts of *expression* that are conditional when run as ``__main__``."""
    if isinstance(expression, ast.IfExp):
        value = evaluate_main_test(expression.test)
        return [
            part
            for part, when in ((expression.body, True), (expression.orelse, False))
            if value is not when
        ]
    if isinstance(expression, ast.BoolOp):
        goes_on = isinstance(expression.op, ast.And)
        return () if evaluate_main_test(expression.values[0]) is goes_on else expression.values[1:]
    return items_of(expression)
