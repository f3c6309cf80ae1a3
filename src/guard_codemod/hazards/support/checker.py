"""The one walk over the statements that a job may run, each with where it stands."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from guard_codemod.hazards.support.blocking_analysis import Patience
from guard_codemod.hazards.support.call_graph import Reach
from guard_codemod.hazards.support.control_flow import Endings
from guard_codemod.hazards.support.keyword_filter import lines_with
from guard_codemod.model import Threat, ThreatKind
from guard_codemod.semantic.ast_utils import Function
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted

Detector = Callable[["Visit"], Iterator[Threat]]


@dataclass
class Tour:
    """Leads past the statements of *program* that detectors may have to look at.

    `raised` is what the guard's handler raises, if it does.
    """

    program: Program
    raised: str | None

    def __post_init__(self) -> None:
        self.reach = Reach(self.program)
        self.patience = Patience(self.program, self.raised)
        self.endings = Endings(self.program)

    def calls_with(self, words: Sequence[str]) -> Iterator[Visit]:
        """Yield, in source order, the statements that spell one of *words*, or a name that is bound to one."""
        lines = lines_with(words, self.program)
        return (Visit(*placed, self) for placed in self.program.statements.on(lines))

    def statements(self, kinds: Sequence[type[ast.stmt]]) -> Iterator[Visit]:
        """Yield the statements of *kinds*, in source order."""
        return (Visit(*placed, self) for placed in self.program.statements.placed(*kinds))


@dataclass(eq=False)
class Visit:
    """One statement, as of `Placed`. Those of a definition are its decorators' and defaults'."""

    statement: ast.stmt
    within: tuple[ast.AST, ...]
    function: Function | None
    owner: ast.ClassDef | None
    tour: Tour

    @property
    def program(self) -> Program:
        return self.tour.program

    @property
    def owner_name(self) -> str | None:
        return self.owner.name if self.owner else None

    @property
    def raised(self) -> str | None:
        return self.tour.raised

    @cached_property
    def calls(self) -> Sequence[tuple[ast.Call, str]]:
        """The calls that the statement makes itself (of a function, its decorators), each with its dotted name."""
        return [
            (call, dotted(call.func, self.program.aliases))
            for call, _ in self.program.calls(self.statement)
        ]

    def alive(self, detect: Detector) -> Sequence[Threat]:
        """Return what *detect* finds here, if the main thread may run it."""
        found = tuple(detect(self))
        return found if found and self.tour.reach.alive(self.function) else ()


def threat(kind: ThreatKind, node: ast.expr | ast.stmt | ast.excepthandler, what: str) -> Threat:
    """Return a threat of *kind* at *node*; *what* says in one line what happens."""
    end = node.end_col_offset if node.end_lineno == node.lineno else None
    return Threat(kind, what, node.lineno, node.col_offset + 1, None if end is None else end + 1)
