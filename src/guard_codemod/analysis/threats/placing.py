"""Where the statements of a program stand."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import NamedTuple

from guard_codemod.analysis.calls import TRY
from guard_codemod.analysis.flow import Function


class Placed(NamedTuple):
    """A statement; `within` are the compound statements and handlers around it in `function`, outermost first.

    The function is None at module level, and `owner` is the class that it is a method of.
    """

    statement: ast.stmt
    within: tuple[ast.AST, ...]
    function: Function | None
    owner: ast.ClassDef | None


def place(
    body: Iterable[ast.stmt],
    within: tuple[ast.AST, ...] = (),
    function: Function | None = None,
    owner: ast.ClassDef | None = None,
) -> list[Placed]:
    """Return the statements of *body* and all that are nested in them, in source order."""
    found: list[Placed] = []
    for statement in body:
        found.append(Placed(statement, within, function, owner))
        if isinstance(statement, ast.ClassDef):
            found += place(statement.body, (), None, statement)
        elif isinstance(statement, Function):
            found += place(statement.body, (), statement, owner)
        elif hasattr(statement, "body") or isinstance(statement, ast.Match):
            inside = (*within, statement)
            for name in ("body", "orelse", "finalbody"):
                found += place(getattr(statement, name, ()), inside, function, owner)
            for branch in _branches(statement):
                found += place(branch.body, (*inside, branch), function, owner)
    return found


def _branches(statement: ast.stmt) -> Iterable[ast.ExceptHandler | ast.match_case]:
    if isinstance(statement, TRY):
        return statement.handlers
    return statement.cases if isinstance(statement, ast.Match) else ()
