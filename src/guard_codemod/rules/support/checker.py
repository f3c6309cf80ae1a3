"""The one walk over the statements that a job may run, each with where it stands."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from guard_codemod.model import Threat, ThreatKind
from guard_codemod.semantic.ast_utils import Function
from guard_codemod.semantic.blocking_analysis import BlockingAnalysis
from guard_codemod.semantic.call_graph import CallGraph
from guard_codemod.semantic.control_flow import ControlFlow
from guard_codemod.semantic.keyword_filter import lines_with
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted

Detector = Callable[["Site"], Iterator[Threat]]


@dataclass
class CheckContext:
    """Leads past the statements of *program* that detectors may have to look at.

    `raised` is what the guard's handler raises, if it does.
    """

    program: Program
    raised: str | None

    def __post_init__(self) -> None:
        self.call_graph = CallGraph(self.program)
        self.blocking = BlockingAnalysis(self.program, self.raised)
        self.control_flow = ControlFlow(self.program)

    def calls_with(self, words: Sequence[str]) -> Iterator[Site]:
        """Yield, in source order, the statements that spell one of *words*, or a name that is bound to one."""
        lines = lines_with(words, self.program)
        return (Site(*placed, self) for placed in self.program.statements.on(lines))

    def statements(self, kinds: Sequence[type[ast.stmt]]) -> Iterator[Site]:
        """Yield the statements of *kinds*, in source order."""
        return (Site(*placed, self) for placed in self.program.statements.placed(*kinds))


@dataclass(eq=False)
class Site:
    """One statement, as of `Placed`. Those of a definition are its decorators' and defaults'."""

    statement: ast.stmt
    within: tuple[ast.AST, ...]
    function: Function | None
    owner: ast.ClassDef | None
    context: CheckContext

    @property
    def program(self) -> Program:
        return self.context.program

    @property
    def owner_name(self) -> str | None:
        return self.owner.name if self.owner else None

    @property
    def raised(self) -> str | None:
        return self.context.raised

    @cached_property
    def calls(self) -> Sequence[tuple[ast.Call, str]]:
        """The calls that the statement makes itself (of a function, its decorators), each with its dotted name."""
        return [
            (call, dotted(call.func, self.program.aliases))
            for call, _ in self.program.calls(self.statement)
        ]

    def is_reachable(self, detect: Detector) -> Sequence[Threat]:
        """Return what *detect* finds here, if the main thread may run it."""
        found = tuple(detect(self))
        return found if found and self.context.call_graph.is_reachable(self.function) else ()


def threat(kind: ThreatKind, node: ast.expr | ast.stmt | ast.excepthandler, what: str) -> Threat:
    """Return a threat of *kind* at *node*; *what* says in one line what happens."""
    end = node.end_col_offset if node.end_lineno == node.lineno else None
    return Threat(kind, what, node.lineno, node.col_offset + 1, None if end is None else end + 1)
