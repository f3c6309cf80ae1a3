"""The one walk over the statements that a job may run, each with where it stands."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from guard_codemod.analysis.calls import TRY, dotted
from guard_codemod.analysis.flow import Function, Program
from guard_codemod.model import Threat, ThreatKind


@dataclass(frozen=True)
class Visit:
    """One statement.

    `within` are the compound statements and handlers around it in the same function, outermost first;
    `function` is that function, None at module level, and `owner` the class that it is a method of.
    """

    statement: ast.stmt
    within: tuple[ast.AST, ...]
    function: Function | None
    owner: ast.ClassDef | None
    program: Program

    @cached_property
    def calls(self) -> Sequence[tuple[ast.Call, str]]:
        """The calls that the statement makes itself (of a function, its decorators), each with its dotted name."""
        return [(call, dotted(call.func, self.program.aliases)) for call, _ in self.program.calls(self.statement)]


Detector = Callable[[Visit], Iterator[Threat]]


def visits(program: Program) -> Iterator[Visit]:
    """Yield the statements of *program*, in source order, definitions of functions and what is in them among them."""
    yield from _suite(program, program.tree.body, (), None, None)


def threat(kind: ThreatKind, node: ast.expr | ast.stmt | ast.excepthandler, what: str) -> Threat:
    """Return a threat of *kind* at *node*; *what* says in one line what happens."""
    end = node.end_col_offset if node.end_lineno == node.lineno else None
    return Threat(kind, what, node.lineno, node.col_offset + 1, None if end is None else end + 1)


def _suite(
    program: Program,
    body: Iterable[ast.stmt],
    within: tuple[ast.AST, ...],
    function: Function | None,
    owner: ast.ClassDef | None,
) -> Iterator[Visit]:
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield from _suite(program, statement.body, (), None, statement)
            continue
        if isinstance(statement, Function):
            yield Visit(statement, within, function, owner, program)
            yield from _suite(program, statement.body, (), statement, owner)
            continue
        yield Visit(statement, within, function, owner, program)
        inside = (*within, statement)
        for name in ("body", "orelse", "finalbody"):
            suite = getattr(statement, name, None)
            if suite:
                yield from _suite(program, suite, inside, function, owner)
        for branch in (*(statement.handlers if isinstance(statement, TRY) else ()), *getattr(statement, "cases", ())):
            yield from _suite(program, branch.body, (*inside, branch), function, owner)
