"""The one walk over the statements that a job may run, each with where it stands."""

from __future__ import annotations

import ast
from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import get_args

from guard_codemod.analysis.calls import TRY, dotted
from guard_codemod.analysis.flow import Function, Program
from guard_codemod.analysis.threats.nearby import Spelled, touches
from guard_codemod.analysis.threats.placing import place
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


def visits(program: Program, spelled: Spelled, raised: str | None, lines: Container[int]) -> Iterator[Visit]:
    """Yield the statements of *program*, whose text is *spelled*, that detectors may have to look at, in source order.

    Those are the ones on *lines*, and all that catch an exception, enter a context or define a function.
    """
    statements = place(program.tree.body)
    reach, patience = Reach(program, spelled, statements), Patience(program)
    for placed in statements:
        if isinstance(placed.statement, _ALWAYS) or touches(placed.statement, lines):
            yield Visit(*placed, program, reach, patience, raised)


def threat(kind: ThreatKind, node: ast.expr | ast.stmt | ast.excepthandler, what: str) -> Threat:
    """Return a threat of *kind* at *node*; *what* says in one line what happens."""
    end = node.end_col_offset if node.end_lineno == node.lineno else None
    return Threat(kind, what, node.lineno, node.col_offset + 1, None if end is None else end + 1)


_ALWAYS = (*TRY, ast.With, ast.AsyncWith, *get_args(Function))
