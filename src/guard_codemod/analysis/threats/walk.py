"""The one walk over the statements that a job may run, each with where it stands."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from guard_codemod.analysis.calls import TRY, dotted
from guard_codemod.analysis.flow import Function, Program
from guard_codemod.analysis.threats.reach import Reach
from guard_codemod.analysis.threats.waiting import Patience
from guard_codemod.model import Threat, ThreatKind


@dataclass(frozen=True)
class Visit:
    """One statement.

    Those of a definition are its decorators' and defaults'. `within` are the compound statements and handlers
    around it in the same function, outermost first; `function` is that function, None at module level, and `owner`
    the class that it is a method of. `raised` is what the guard's handler raises, if it does.
    """

    statement: ast.stmt
    within: tuple[ast.AST, ...]
    function: Function | None
    owner: ast.ClassDef | None
    program: Program
    reach: Reach
    patience: Patience
    raised: str | None

    @cached_property
    def calls(self) -> Sequence[tuple[ast.Call, str]]:
        """The calls that the statement makes itself (of a function, its decorators), each with its dotted name."""
        return [(call, dotted(call.func, self.program.aliases)) for call, _ in self.program.calls(self.statement)]


Detector = Callable[[Visit], Iterator[Threat]]


def visits(program: Program, raised: str | None) -> Iterator[Visit]:
    """Yield the statements of *program*, in source order, those of its functions among them."""
    return _Walk(program, Reach(program), Patience(program), raised).suite(program.tree.body, (), None, None)


def threat(kind: ThreatKind, node: ast.expr | ast.stmt | ast.excepthandler, what: str) -> Threat:
    """Return a threat of *kind* at *node*; *what* says in one line what happens."""
    end = node.end_col_offset if node.end_lineno == node.lineno else None
    return Threat(kind, what, node.lineno, node.col_offset + 1, None if end is None else end + 1)


@dataclass(frozen=True)
class _Walk:
    program: Program
    reach: Reach
    patience: Patience
    raised: str | None

    def suite(
        self,
        body: Iterable[ast.stmt],
        within: tuple[ast.AST, ...],
        function: Function | None,
        owner: ast.ClassDef | None,
    ) -> Iterator[Visit]:
        for statement in body:
            yield Visit(statement, within, function, owner, self.program, self.reach, self.patience, self.raised)
            if isinstance(statement, ast.ClassDef):
                yield from self.suite(statement.body, (), None, statement)
            elif isinstance(statement, Function):
                yield from self.suite(statement.body, (), statement, owner)
            else:
                inside = (*within, statement)
                for name in ("body", "orelse", "finalbody"):
                    suite = getattr(statement, name, None)
                    if suite:
                        yield from self.suite(suite, inside, function, owner)
                for branch in _branches(statement):
                    yield from self.suite(branch.body, (*inside, branch), function, owner)


def _branches(statement: ast.stmt) -> Iterable[ast.ExceptHandler | ast.match_case]:
    if isinstance(statement, TRY):
        return statement.handlers
    return statement.cases if isinstance(statement, ast.Match) else ()
