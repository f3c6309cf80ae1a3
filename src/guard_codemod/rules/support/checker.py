"""Gives the rules the statements that they may need to look at, each with where it stands."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from guard_codemod.lazy import cached_property, dataclass, memoized
from guard_codemod.model import Finding
from guard_codemod.semantic.ast_utils import Function, statements
from guard_codemod.semantic.blocking_analysis import (
    DEFAULT_LIMIT,
    ELSEWHERE,
    BlockingAnalysis,
)
from guard_codemod.semantic.call_graph import CallGraph
from guard_codemod.semantic.control_flow import ControlFlow
from guard_codemod.semantic.fork_branches import is_for_others
from guard_codemod.semantic.handler_conditions import CaughtException
from guard_codemod.semantic.import_path import ImportPath
from guard_codemod.semantic.job_ending import JobEndings
from guard_codemod.semantic.keyword_filter import KeywordFilter, lines_with
from guard_codemod.semantic.linked_modules import linked_function
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.statement_index import StatementContext


@dataclass
class CheckContext:
    """A file with a guard, and the analyses that rules share.

    The guard raises the exception called `raised`, None if it is not known to raise one. It is
    armed on the line `guarded_from`, or is to be inserted before it if it is not `there` yet.
    `imports` finds the modules of its tree that the file imports, if available. `limit` is the
    guard's, in seconds, if known. Of a library, each function counts as called, and only
    `lines` are looked at, if given. The file is at `path`.
    """

    program: SemanticModel
    raised: str | None
    guarded_from: int
    there: bool
    imports: ImportPath | None = None
    limit: float | None = None
    is_library: bool = False
    path: str = ""
    lines: Set[int] | None = None

    def __post_init__(self) -> None:
        self.program.imports = self.imports
        self.call_graph = CallGraph(self.program, self.is_library)
        limit = self.limit or DEFAULT_LIMIT
        self.blocking = BlockingAnalysis(self.program, self.raised, limit)
        self.blocking_elsewhere = BlockingAnalysis(self.program, ELSEWHERE, limit)
        self.control_flow = flow = ControlFlow(self.program)
        self.endings = JobEndings(self.program, self.raised, self.call_graph, flow)

    def statements_with(self, words: Sequence[str]) -> Iterator[Site]:
        """Yield the statements that spell one of *words*, or a name that is bound to one."""
        lines = lines_with(words, self.program)
        return map(self._site, self.program.statements.on(lines))

    def concerned_with(self, words: Sequence[str]) -> Iterator[Site]:
        """Yield those of `statements_with` *words* that are to be looked at."""
        lines = lines_with(words, self.program)
        if self.lines is not None:
            lines &= self.lines
        return map(self._site, self.program.statements.on(lines))

    def spelling(self, names: Iterable[str]) -> Iterator[Site]:
        """Yield the statements that spell one of *names*, whole."""
        return map(self._site, self.program.statements.spelling(names))

    def statements(
        self, kinds: Sequence[type[ast.stmt]], keywords: KeywordFilter | None = None
    ) -> Iterator[Site]:
        """Yield the statements of *kinds*, if the file spells one of *keywords*."""
        if keywords is None or keywords.spelled(self.program):
            yield from map(self._site, self.program.statements.placed(*kinds))

    def check(
        self, sites: Iterable[Site], check_site: Callable[[Site], Iterable[Finding]]
    ) -> Iterator[Finding]:
        """Yield what *check_site* finds at those of *sites* that the main thread may run."""
        for site in sites:
            findings = tuple(check_site(site)) if self.concerns(site.statement) else ()
            if findings and self.may_run(site):
                yield from findings

    def concerns(self, statement: ast.stmt) -> bool:
        """Whether what *statement* does is to be looked at."""
        return self.lines is None or statement.lineno in self.lines

    @cached_property
    def waiting(self) -> list[tuple[StatementContext, ast.Call]]:
        """The calls that may wait, and those of other modules, each with where it is."""
        lines = range(1, self.program.content.count("\n") + 2)
        return [
            (placed, call)
            for placed in self.program.statements.on(lines)
            for call, name in self.calls_of(placed.statement)
            if self.program.known(name).blocks
            or self.blocking.is_foreign(name)
            or linked_function(name, self.program)
        ]

    def may_run(self, site: Site) -> bool:
        """Whether the main thread of the guarded process may run *site*."""
        placed = StatementContext(site.statement, site.within, site.function, site.owner)
        return self.call_graph.is_reachable(site.function) and not (
            is_for_others(placed, self.program) or self.call_graph.is_excluded(placed)
        )

    def is_guarded(self, site: Site) -> bool:
        """Whether *site* may run once the alarm is armed."""
        if self.is_library or site.function is None:
            return self.is_library or (site.statement.end_lineno or 0) >= self.guarded_from
        return self.call_graph.is_reached(site.function, since=self.guarded_from)

    @memoized
    def calls_of(self, statement: ast.stmt) -> Sequence[tuple[ast.Call, str]]:
        """Return the calls of *statement* itself (of a function, its decorators), with names."""
        calls = self.program.calls(statement)
        return [(call, self.blocking.name_of(call)) for call, _ in calls]

    def _site(self, placed: StatementContext) -> Site:
        return Site(*placed, self)  # Kept, it would be a cycle that stays in memory.


@dataclass(eq=False)
class Site:
    """One statement in its context. A definition stands for its decorators and defaults only."""

    statement: ast.stmt
    within: tuple[ast.AST, ...]
    function: Function | None
    owner: ast.ClassDef | None
    context: CheckContext

    @property
    def program(self) -> SemanticModel:
        return self.context.program

    @property
    def blocking(self) -> BlockingAnalysis:
        return self.context.blocking

    @property
    def blocking_elsewhere(self) -> BlockingAnalysis:
        return self.context.blocking_elsewhere

    @property
    def scope(self) -> Function | ast.Module:
        """The function that the statement is in, or the module."""
        return self.function or self.program.tree

    def spelling_here(self, names: Iterable[str]) -> list[StatementContext]:
        """Return the statements of the same function that spell one of *names*."""
        placed = self.program.statements.spelling(names)
        return [context for context in placed if context.function is self.function]

    def resolve(self, node: ast.AST | None) -> tuple[str, Function] | None:
        """Return the local function that *node* names here, with its key."""
        return self.program.resolve_call(self.program.qualified(node), self.owner_name)

    @property
    def owner_name(self) -> str | None:
        return self.owner.name if self.owner else None

    @property
    def raised(self) -> str | None:
        return self.context.raised

    def caught(
        self, suite: Iterable[ast.stmt], raised: str | None, name: str | None = None
    ) -> CaughtException:
        """Return what *suite* may know here of the exception *raised*, which is called *name*."""
        tests = any(isinstance(node, ast.If) for node in statements(suite))
        constants = self.context.call_graph.constants_of(self.function) if tests else {}
        return CaughtException(name, self.program, raised, constants)

    @property
    def calls(self) -> Sequence[tuple[ast.Call, str]]:
        """The calls that the statement makes itself (of a function, its decorators), with names."""
        return self.context.calls_of(self.statement)
