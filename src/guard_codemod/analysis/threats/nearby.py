"""A cheap look at the text for the lines that a detector has to look at."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from guard_codemod.analysis.calls import dotted
from guard_codemod.analysis.flow import Program


def lines_with(words: Sequence[str], program: Program, text: str) -> frozenset[int]:
    """Return the lines of *text* with one of *words*, or with a name that stands for something with one.

    Such names are imported, made by a call, derived classes, or assigned at module level.
    """
    if not words:
        return frozenset()
    bound = {name for name, meant in program.aliases.items() if any(word in meant for word in words)}
    for name, definition in program.classes.items():
        bases = [dotted(base, program.aliases) for base in definition.bases]
        if any(base in bound or any(word in base for word in words) for base in bases):
            bound.add(name)
    lines = text.split("\n")
    near = _mentioning({*words, *bound}, lines)
    return frozenset(near | _mentioning(_assigned(program.tree, near), lines))


def touches(statement: ast.stmt, lines: frozenset[int]) -> bool:
    """Whether *statement* itself, without its suites, stands on one of *lines*."""
    body = getattr(statement, "body", None)
    first = min((one.lineno for one in getattr(statement, "decorator_list", ())), default=statement.lineno)
    last = max(first, body[0].lineno - 1) if body else statement.end_lineno or first
    return first in lines if first == last else not lines.isdisjoint(range(first, last + 1))


def _mentioning(names: set[str], lines: list[str]) -> set[int]:
    if not names:
        return set()
    found = re.compile("|".join(map(re.escape, names))).search
    return {number for number, line in enumerate(lines, 1) if found(line)}


def _assigned(tree: ast.Module, lines: set[int]) -> set[str]:
    """Return the names that the module assigns on *lines*."""
    return {
        target.id
        for statement in tree.body
        if isinstance(statement, ast.Assign) and statement.lineno in lines
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
