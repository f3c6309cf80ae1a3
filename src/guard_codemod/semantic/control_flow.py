"""The control-flow graph of a function or suite, and what is reached in it.

A ``finally`` suite has one copy for each way through it. Only explicit ``raise`` statements and
calls that never return raise; what is raised passes by the handlers around, which rules look at
one by one.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from weakref import ref

from guard_codemod.lazy import memoized, recursive
from guard_codemod.semantic.ast_utils import (
    LOOPS,
    SIMPLE,
    TRY,
    WITH,
    Function,
    catches_all,
    is_endless,
    is_none,
    names_in,
    statements,
)
from guard_codemod.semantic.handler_conditions import CaughtException, constant_arguments
from guard_codemod.semantic.linked_modules import linked_function
from guard_codemod.semantic.main_block import evaluate_main_test
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name

Exits = int
"""A set of `Exit` bits: a `Flag` would take half of the time of this analysis."""


class Exit:
    """How a suite may end. `RETURNS_VALUE` returns a value; `EXITS` ends the process."""

    NEVER: Exits = 0
    NORMAL: Exits = 1
    CONTINUES: Exits = 2
    BREAKS: Exits = 4
    RETURNS: Exits = 8
    RETURNS_VALUE: Exits = 16
    RAISES: Exits = 32
    EXITS: Exits = 64


_EACH = (1, 2, 4, 8, 16, 32, 64)
_MAY_EXIT = (ast.Expr, ast.Assign, ast.Return, ast.Raise)

Decide = Callable[[ast.expr], "bool | None"]
"""Tells of a test what it comes to, if that is known."""


class Node:
    """A statement, or an end of the graph. `exits` says that the statement ends the process.

    The graph alone keeps its nodes: through the edges of a loop they would keep each other, and
    the statements, in memory.
    """

    __slots__ = ("__weakref__", "ends", "exits", "next", "statement")

    def __init__(self, statement: ast.stmt | None, ends: Exits = Exit.NEVER) -> None:
        self.statement = statement
        self.ends = ends
        self.exits = False
        self.next: list[tuple[ref[Node], bool | None]] = []

    def to(self, node: Node, when: bool | None = None) -> Node:
        """Add an edge to *node*, taken *when* the test is so; without one, always."""
        self.next.append((ref(node), when))
        return self


class _Scope:
    """Where ``break``, ``return``, … lead: out of a loop or through a ``finally`` suite."""

    def __init__(
        self, made: dict[Exits, Node], outer: _Scope | None, through: Callable[[Node], Node] | None
    ) -> None:
        self._made, self._outer, self._through = made, outer, through

    def target(self, exit_: Exits) -> Node:
        """Return where *exit_* leads."""
        if exit_ not in self._made:
            assert self._outer is not None  # the outermost has a target for each
            beyond = self._outer.target(exit_)
            self._made[exit_] = self._through(beyond) if self._through else beyond
        return self._made[exit_]


class Graph:
    """The graph of *body*; *ends* tells whether an expression is a call that never returns."""

    def __init__(self, body: Sequence[ast.stmt], ends: Callable[[ast.expr | None], str]) -> None:
        self._ends = ends
        self.entries: dict[int, Node] = {}
        self.behind: dict[int, Node] = {}
        """The node that follows a statement, by its id."""
        self._cleanups: dict[int, Node] = {}
        self._nodes: list[Node] = []
        made = {exit_: self._node(None, exit_) for exit_ in _EACH}
        self._outermost = _Scope(made, None, None)
        end = self._outermost.target(Exit.NORMAL)
        self.entry = self._suite(body, end, self._outermost)
        del self._ends  # It may refer to what keeps the graph.

    def _node(self, statement: ast.stmt | None, ends: Exits = Exit.NEVER) -> Node:
        self._nodes.append(Node(statement, ends))
        return self._nodes[-1]

    def when_raised(self, statement: ast.Try) -> Node:
        """Return the first node of the ``finally`` of *statement*, once something was raised."""
        return self._cleanups[id(statement)]

    def _suite(self, body: Sequence[ast.stmt], following: Node, scope: _Scope) -> Node:
        for statement in reversed(body):
            self.behind.setdefault(id(statement), following)
            following = self._statement(statement, following, scope)
            self.entries.setdefault(id(statement), following)
        return following

    def _statement(self, statement: ast.stmt, following: Node, scope: _Scope) -> Node:
        node = self._node(statement)
        if type(statement) in SIMPLE:
            return self._simple(node, statement, following, scope)
        if isinstance(statement, ast.If):
            value = evaluate_main_test(statement.test)
            for suite, taken in ((statement.body, True), (statement.orelse, False)):
                if value is not (not taken):
                    node.to(self._suite(suite, following, scope), taken)
            return node
        if isinstance(statement, LOOPS):
            return self._loop(node, statement, following, scope)
        if isinstance(statement, TRY):
            return self._try(node, statement, following, scope)
        if isinstance(statement, WITH):
            return node.to(self._suite(statement.body, following, scope))
        if isinstance(statement, ast.Match):
            for case in statement.cases:
                node.to(self._suite(case.body, following, scope))
            return node if catches_all(statement) else node.to(following)
        return node.to(following)  # a definition

    def _simple(self, node: Node, statement: ast.stmt, following: Node, scope: _Scope) -> Node:
        if isinstance(statement, _MAY_EXIT):
            ends = self._ends(
                statement.exc if isinstance(statement, ast.Raise) else statement.value
            )
            if ends:
                node.exits = True
                at_once = ends == "os._exit"  # without any ``finally``
                return node.to((self._outermost if at_once else scope).target(Exit.EXITS))
        return node.to(self._behind(statement, following, scope))

    def _behind(self, statement: ast.stmt, following: Node, scope: _Scope) -> Node:
        if isinstance(statement, ast.Return):
            nothing = statement.value is None or is_none(statement.value)
            return scope.target(Exit.RETURNS if nothing else Exit.RETURNS_VALUE)
        if isinstance(statement, ast.Raise):
            return scope.target(Exit.RAISES)
        if isinstance(statement, (ast.Break, ast.Continue)):
            breaks = isinstance(statement, ast.Break)
            return scope.target(Exit.BREAKS if breaks else Exit.CONTINUES)
        return following

    def _loop(
        self, node: Node, loop: ast.For | ast.AsyncFor | ast.While, following: Node, scope: _Scope
    ) -> Node:
        inner = _Scope({Exit.BREAKS: following, Exit.CONTINUES: node}, scope, None)
        node.to(self._suite(loop.body, node, inner), True)
        if not is_endless(loop):
            node.to(self._suite(loop.orelse, following, scope), False)
        return node

    def _try(self, node: Node, statement: ast.Try, following: Node, scope: _Scope) -> Node:
        cleanup = statement.finalbody
        if cleanup:
            outer = scope
            # First, so that what is looked up of it leads on as if nothing had been raised before.
            following = self._suite(cleanup, following, outer)
            scope = _Scope({}, outer, lambda beyond: self._suite(cleanup, beyond, outer))
            self._cleanups[id(statement)] = scope.target(Exit.RAISES)
        behind_body = self._suite(statement.orelse, following, scope)
        node.to(self._suite(statement.body, behind_body, scope))
        for handler in statement.handlers:
            node.to(self._suite(handler.body, following, scope))
        return node


def reached(starts: Iterable[Node], decide: Decide | None = None) -> list[Node]:
    """Return the nodes that are reached from *starts*, where *decide* knows more of the tests."""
    nodes = dict.fromkeys(starts)
    stack = list(nodes)
    while stack:
        node = stack.pop()
        test = getattr(node.statement, "test", None) if decide and len(node.next) > 1 else None
        value = decide(test) if decide and test is not None else None
        for edge, when in node.next:
            target = edge()
            assert target is not None  # the graph is there
            if target not in nodes and (value is None or when is value):
                nodes[target] = None
                stack.append(target)
    return list(nodes)


def ends_of(nodes: Iterable[Node]) -> Exits:
    """Return how the graph ends that has *nodes*."""
    ends = Exit.NEVER
    for node in nodes:
        ends |= node.ends
    return ends


class ControlFlow:
    """The graphs of *program*, each made once."""

    def __init__(self, program: SemanticModel) -> None:
        self._program = program
        self._known: dict[int, Exits] = {}

    def of(self, body: Sequence[ast.stmt], decide: Decide | None = None) -> Exits:
        """Return how *body* may end, where *decide* knows more of its tests."""
        if not body:
            return Exit.NORMAL
        key = id(body[0])
        if decide is None and len(body) == 1 and key in self._known:
            return self._known[key]
        graph = Graph(body, self._ends)
        ends = ends_of(reached([graph.entry], decide))
        if ends & Exit.EXITS:
            ends = ends & ~Exit.EXITS | Exit.RAISES
        if decide is None and len(body) == 1:
            self._known[key] = ends
        return ends

    @memoized
    def graph(self, function: Function | None) -> Graph:
        """Return the graph of *function*, None for the module level."""
        return Graph((function or self._program.tree).body, self._ends)

    def _ends(self, value: ast.expr | None) -> str:
        """Return the name of what *value* calls if that never returns, or ""."""
        node = value.func if isinstance(value, ast.Call) else value
        name = self._program.qualified(node) if node is not None else ""
        if not isinstance(value, ast.Call):
            return name if name == "SystemExit" else ""
        name = _partial_of(qualified_name(value.func, {}), self._program) or name
        owner, _, method = name.rpartition(".")
        local = self._program.resolve_call(name, None)
        if local is None and owner and owner not in self._program.modules:  # as in ``self.fail``
            local = self._program.unique_method(method)
        linked = linked_function(name, self._program) if local is None else None
        if linked is not None:
            flow = linked.model.keep("control flow", lambda: ControlFlow(linked.model))
            return name if flow.never_returns(linked.function, value) else ""
        if local is None:
            facts = self._program.known(name)
            never = facts.exits or facts.may_exit or facts.replaces or name == "SystemExit"
            return name if never else ""
        return name if self.never_returns(local[1], value) else ""

    def never_returns(self, function: Function, call: ast.expr | None = None) -> bool:
        """Whether *function*, in *call* if given, always ends with an exception or an exit."""
        ends = self._ends_if(function)
        if ends & Exit.RAISES and ends != Exit.RAISES:
            tested = _tested_in(function)
            given = constant_arguments(call, function).items()
            known = (
                (name, type(value.value), value.value) for name, value in given if name in tested
            )
            ends = self._ends_if(function, *known)
        return ends == Exit.RAISES

    @recursive(meanwhile=Exit.NORMAL)  # a recursive call returns, if any does
    def _ends_if(self, function: Function, *given: tuple[str, type, Any]) -> Exits:
        """Return how *function* may end, which is *given* these parameters."""
        values = {name: ast.Constant(value) for name, _, value in given}
        known = CaughtException(None, self._program, None, values)
        return self.of(function.body, known.decide if values else None)


@memoized
def _tested_in(function: Function) -> set[str]:
    """Return the variables on which it depends what *function* runs."""
    inside = statements(function.body)
    return names_in(*(outer.test for outer in inside if isinstance(outer, (ast.If, ast.While))))


def _partial_of(name: str, program: SemanticModel) -> str:
    """Return the function that *name* is a partial of, or ""."""
    values = program.constants.get(name.removesuffix("()"), ())
    value = values[0] if len(values) == 1 else None
    if not isinstance(value, ast.Call) or not value.args:
        return ""
    is_partial = program.qualified(value.func) == "functools.partial"
    return program.qualified(value.args[0]) if is_partial else ""
