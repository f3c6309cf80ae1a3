"""A cheap look at the text for the lines that a detector has to look at."""

from __future__ import annotations

import ast
import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from guard_codemod.analysis.calls import dotted
from guard_codemod.analysis.flow import Program


@dataclass
class Spelled:
    """Tells where names, and what they are a part of, stand in *text*."""

    text: str

    def lines_of(self, names: Iterable[str]) -> set[int]:
        """Return the lines, from 1, with one of *names*."""
        return {bisect_right(self._starts, at) for name in names for at in self._places(name)}

    def _places(self, name: str) -> Iterator[int]:
        at = self.text.find(name)
        while at >= 0:
            yield at
            at = self.text.find(name, at + len(name))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(end.end() for end in re.finditer(r"\r\n?|\n", self.text))]


def lines_with(words: Sequence[str], program: Program, spelled: Spelled) -> frozenset[int]:
    """Return the lines with one of *words*, or with a name that stands for something with one.

    Such names are imported, made by a call, derived classes, or assigned at module level.
    """
    if not words:
        return frozenset()
    bound = {name for name, meant in program.aliases.items() if any(word in meant for word in words)}
    for name, definition in program.classes.items():
        bases = [dotted(base, program.aliases) for base in definition.bases]
        if any(base in bound or any(word in base for word in words) for base in bases):
            bound.add(name)
    near = spelled.lines_of({*words, *bound})
    return frozenset(near | spelled.lines_of(_assigned(program.tree, near)))


def touches(statement: ast.stmt, lines: Container[int]) -> bool:
    """Whether *statement* itself, without its suites, stands on one of *lines*."""
    if statement.lineno in lines:
        return True
    return statement.lineno != statement.end_lineno and any(number in lines for number in own_lines(statement))


def own_lines(statement: ast.stmt) -> range:
    """Return the lines of *statement* itself, without its suites."""
    body = getattr(statement, "body", None)
    first = min((one.lineno for one in getattr(statement, "decorator_list", ())), default=statement.lineno)
    last = max(first, body[0].lineno - 1) if body else statement.end_lineno or first
    return range(first, last + 1)


def _assigned(tree: ast.Module, lines: set[int]) -> set[str]:
    """Return the names that the module assigns on *lines*."""
    return {
        target.id
        for statement in tree.body
        if isinstance(statement, ast.Assign) and statement.lineno in lines
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
