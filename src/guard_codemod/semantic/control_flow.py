"""The control-flow graph of a function or suite, and what is reached in it.

A ``finally`` suite has one copy for each way through it. Only explicit ``raise`` statements and
calls that never return raise; what is raised passes by the handlers around, which rules look at
one by one.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from weakref import ref

from guard_codemod.semantic.ast_utils import TRY, Function, is_endless, is_none, statements
from guard_codemod.semantic.call_graph import LOOPS, CallGraph, CallSite
from guard_codemod.semantic.const_eval import number
from guard_codemod.semantic.handler_conditions import CaughtException, ReturnedValue
from guard_codemod.semantic.main_block import truth
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name
from guard_codemod.semantic.statement_index import StatementContext

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

Returned = tuple["ast.expr | None", "ast.stmt | None"]
"""A value that a function returns, None at its end, and the statement that decides on it."""

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
        """Lead to *node* *when* the test is so, or whatever it comes to."""
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
        if isinstance(statement, ast.If):
            value = truth(statement.test, as_main=True)
            for suite, taken in ((statement.body, True), (statement.orelse, False)):
                if value is not (not taken):
                    node.to(self._suite(suite, following, scope), taken)
            return node
        if isinstance(statement, LOOPS):
            return self._loop(node, statement, following, scope)
        if isinstance(statement, TRY):
            return self._try(node, statement, following, scope)
        if isinstance(statement, (ast.With, ast.AsyncWith)):
            return node.to(self._suite(statement.body, following, scope))
        if isinstance(statement, ast.Match):
            for case in statement.cases:
                node.to(self._suite(case.body, following, scope))
            last = statement.cases[-1]
            catches_all = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None
            return node if catches_all and not last.guard else node.to(following)
        value = getattr(statement, "exc" if isinstance(statement, ast.Raise) else "value", None)
        ends = self._ends(value) if isinstance(statement, _MAY_EXIT) else ""
        if ends:
            node.exits = True
            at_once = ends == "os._exit"  # without any ``finally``
            return node.to((self._outermost if at_once else scope).target(Exit.EXITS))
        return node.to(self._simple(statement, following, scope))

    def _simple(self, statement: ast.stmt, following: Node, scope: _Scope) -> Node:
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
            scope = _Scope({}, outer, lambda beyond: self._suite(cleanup, beyond, outer))
            self._cleanups[id(statement)] = scope.target(Exit.RAISES)
            following = self._suite(cleanup, following, outer)
        behind_body = self._suite(statement.orelse, following, scope)
        node.to(self._suite(statement.body, behind_body, scope))
        for handler in statement.handlers:
            node.to(self._suite(handler.body, following, scope))
        return node


def reached(starts: Iterable[Node], decide: Decide | None = None) -> list[Node]:
    """Return the nodes that are reached from *starts*, where *decide* knows more of the tests."""
    found = dict.fromkeys(starts)
    stack = list(found)
    while stack:
        node = stack.pop()
        test = getattr(node.statement, "test", None) if decide and len(node.next) > 1 else None
        value = decide(test) if decide and test is not None else None
        for edge, when in node.next:
            target = edge()
            assert target is not None  # the graph is there
            if target not in found and (value is None or when is value):
                found[target] = None
                stack.append(target)
    return list(found)


def ends_of(nodes: Iterable[Node]) -> Exits:
    """Return how the graph ends that has *nodes*."""
    ends = Exit.NEVER
    for node in nodes:
        ends |= node.ends
    return ends


@dataclass(frozen=True)
class Ending:
    """How a job ends once an exception has been swallowed.

    `goes_on` is the loop, or the comprehension, that runs the guarded code again. `raises` says
    that it may end with another exception, and `sure` that no value that is unknown decides.
    `statuses` are the exit statuses that it may end with, None for one that is not known, each with
    the statement that decides on it: an exit, a ``return``, a ``break``, or None for the end of the
    file.
    """

    goes_on: ast.stmt | None = None
    raises: bool = False
    statuses: dict[int | None, ast.stmt | None] = field(default_factory=dict)
    sure: bool = True

    @property
    def status(self) -> int | None:
        """The status that the job surely ends with, if there is one."""
        if self.goes_on is not None or self.raises or len(self.statuses) != 1:
            return None
        return next(iter(self.statuses))


class ControlFlow:
    """The graphs of *program*, in which a guard's exception is called *raised*."""

    def __init__(
        self,
        program: SemanticModel,
        raised: str | None = None,
        call_graph: CallGraph | None = None,
    ) -> None:
        self._program = program
        self._raised = raised
        self._call_graph = call_graph or CallGraph(program)
        self._graphs: dict[int, Graph] = {}
        self._known: dict[int, Exits] = {}
        self._never_return: dict[int, bool] = {}
        self._statuses: dict[int, int | None] = {}
        self._after: dict[tuple[int, str | None], Ending] = {}
        self._returning: dict[object, Ending] = {}
        self._recursive = 0

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

    def graph(self, function: Function | None) -> Graph:
        """Return the graph of *function*, None for the module level."""
        scope = function or self._program.tree
        if id(scope) not in self._graphs:
            self._graphs[id(scope)] = Graph(scope.body, self._ends)
        return self._graphs[id(scope)]

    def after(self, swallower: ast.ExceptHandler | ast.stmt, raised: str | None = None) -> Ending:
        """Return how the job ends when the guard's exception is swallowed by *swallower*.

        That is a handler, a ``with`` statement, or a ``try`` whose ``finally`` discards it. The
        exception is *raised* if given.
        """
        raised = raised or self._raised
        key = id(swallower), raised
        if key not in self._after:
            self._after[key] = self._behind(swallower, raised)
        return self._after[key]

    def _behind(self, swallower: ast.ExceptHandler | ast.stmt, raised: str | None) -> Ending:
        if isinstance(swallower, Function):  # by a decorator
            return self._in_callers(swallower, [(None, None)], set())
        placed = self._placed[id(swallower)]
        graph = self.graph(placed.function)
        suite: Sequence[ast.stmt] = ()
        if isinstance(swallower, ast.ExceptHandler):
            suite = swallower.body
            start = graph.entries[id(suite[0])]
        elif isinstance(swallower, TRY):
            suite = swallower.finalbody
            start = graph.when_raised(swallower)
        else:
            start = graph.behind[id(swallower)]
        caught = CaughtException(getattr(swallower, "name", None), self._program, raised)
        ended = [
            loop.test
            for loop in placed.within
            if isinstance(loop, ast.While) and _assigns_any_of(loop.test, suite)
        ]
        return self._ending(
            placed, start, lambda test: False if test in ended else caught.decide(test), set()
        )

    def status_inside(self, function: Function) -> int | None:
        """Return the status with which *function*, which never returns, ends the process."""
        key = id(function)
        if key not in self._statuses:
            self._statuses[key] = None  # what a recursive call of it adds
            nodes = reached([self.graph(function).entry])
            found = {self._exit_status(node.statement) for node in nodes if node.exits}
            if len(found) == 1 and not ends_of(nodes) & Exit.RAISES:
                self._statuses[key] = found.pop()
        return self._statuses[key]

    @cached_property
    def _placed(self) -> dict[int, StatementContext]:
        kinds = (*TRY, ast.With, ast.AsyncWith)
        found = {}
        for placed in self._program.statements.placed(*kinds):
            for node in (placed.statement, *getattr(placed.statement, "handlers", ())):
                found[id(node)] = placed
        return found

    def _ending(
        self,
        placed: StatementContext,
        start: Node,
        decide: Decide,
        seen: set[int],
        returns: ReturnedValue | None = None,
    ) -> Ending:
        nodes = reached([start], decide)
        passed = {id(node.statement): node for node in nodes if node.statement is not None}
        loops = [
            one for one in placed.within if isinstance(one, LOOPS) and id(one.body[0]) in passed
        ]
        if loops:
            return Ending(loops[-1])
        ends = ends_of(nodes)
        statuses: dict[int | None, ast.stmt | None] = {}
        returned: list[Returned] = []
        if ends & Exit.NORMAL:
            left = (
                one.statement for one in passed.values() if isinstance(one.statement, ast.Break)
            )
            returned.append((None, next(left, None)))
        for node in passed.values():
            statement = node.statement
            if node.exits:
                statuses.setdefault(self._exit_status(statement, returns), statement)
            elif isinstance(statement, ast.Return):
                returned.append((statement.value, statement))
        fails = returns is not None and any(
            returns.fails(node.statement) for node in passed.values() if node.statement
        )
        raises = fails or bool(ends & Exit.RAISES)
        if returned and placed.function is None:
            statuses.setdefault(0, returned[0][1])
        elif returned and placed.function is not None:
            more = self._in_callers(placed.function, returned, seen | {id(placed.statement)})
            statuses = {**more.statuses, **statuses}
            return replace(more, raises=raises or more.raises, statuses=statuses)
        return Ending(None, raises, statuses)

    def _in_callers(
        self, function: Function, returned: Sequence[Returned], seen: set[int]
    ) -> Ending:
        """Return how the job goes on once *function* has *returned*."""
        key = id(function), *((id(value), id(statement)) for value, statement in returned)
        if key in self._returning:
            return self._returning[key]
        recursive = self._recursive
        ending = self._behind_calls(function, returned, seen)
        if recursive == self._recursive:  # it does not depend on what has been seen
            self._returning[key] = ending
        return ending

    def _behind_calls(
        self, function: Function, returned: Sequence[Returned], seen: set[int]
    ) -> Ending:
        statuses: dict[int | None, ast.stmt | None] = {}
        raises, sure = False, True
        again = self._call_graph.loop_around(function)
        if again is not None and again.placed is not None:
            loops = (one for one in again.placed.within[::-1] if isinstance(one, LOOPS))
            return Ending(next(loops, again.placed.statement))
        sites = [
            site
            for site in self._call_graph.sites(function)
            if self._call_graph.is_reachable(site.caller)
        ]
        for site in sites:
            placed = site.placed
            if placed is None and any(one.called for one in sites):
                sure = False  # as far as its decorators let through what it returns
            elif placed is None and self._is_a_command(function):
                statuses.setdefault(0, returned[0][1])
            elif placed is None or not site.called or id(placed.statement) in seen:
                self._recursive += placed is not None and site.called
                statuses.setdefault(None, None)
            elif site.exits:
                for value, statement in returned:
                    statuses.setdefault(self._status(value), statement or placed.statement)
            else:
                more = self._behind_call(site, placed, returned, seen)
                if more.goes_on is not None:
                    return more
                raises |= more.raises
                sure &= more.sure
                for status, statement in more.statuses.items():
                    statuses.setdefault(status, statement or returned[0][1])
        return Ending(None, raises, statuses, sure)

    def _is_a_command(self, function: Function) -> bool:
        """Whether a decorator makes *function* a command, which ends well if it returns."""
        names = (qualified_name(one, self._program.aliases) for one in function.decorator_list)
        return any(name.removesuffix("()").endswith(".command") for name in names)

    def _behind_call(
        self,
        site: CallSite,
        placed: StatementContext,
        returned: Sequence[Returned],
        seen: set[int],
    ) -> Ending:
        graph, statement = self.graph(site.caller), placed.statement
        seen = seen | {id(statement)}
        run = self._call_graph.run_by(getattr(statement, "value", None))
        if isinstance(statement, ast.Return) and site.caller and run is site.call:
            return self._in_callers(site.caller, returned, seen)
        simple = isinstance(statement, (ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign))
        start = (graph.behind if simple else graph.entries).get(id(statement))
        if start is None:
            return Ending(None, False, {None: None})
        values = [_constant(one) for one, _ in returned]
        same = values[0] and all(one and one.value == values[0].value for one in values)
        targets = getattr(statement, "targets", ()) if run is site.call else ()
        names = frozenset(one.id for one in targets if isinstance(one, ast.Name))
        known = values[0] if same else None
        returns = ReturnedValue(None, self._program, None, site.call, names, known)
        ending = self._ending(placed, start, returns.decide, seen, returns)
        fails = ending.raises or (simple and returns.fails(statement))
        return replace(ending, raises=fails, sure=ending.sure and (site.dropped or bool(known)))

    def _exit_status(
        self, statement: ast.stmt | None, returns: ReturnedValue | None = None
    ) -> int | None:
        """Return the status that *statement*, which ends the process, ends it with."""
        call = getattr(statement, "exc" if isinstance(statement, ast.Raise) else "value", None)
        if not isinstance(call, ast.Call):  # ``raise SystemExit``
            return 0
        name = qualified_name(call.func, self._program.aliases)
        local = self._program.resolve_call(name, None)
        if local is not None:
            return self.status_inside(local[1])
        if not (self._program.known(name).exits or name == "SystemExit"):
            return None
        if name == "os.abort":
            return 1
        given = call.args or [word.value for word in call.keywords if word.arg in _STATUS]
        if given and returns is not None:
            given = [returns.replaced(given[0])]
        return self._status(given[0] if given else None)

    def _status(self, value: ast.expr | None) -> int | None:
        """Return the status that ``sys.exit(value)`` ends with, None if it is not known."""
        if value is None or is_none(value):
            return 0
        if isinstance(value, ast.Constant) and isinstance(value.value, (bool, str)):
            return int(bool(value.value)) if isinstance(value.value, bool) else 1
        status = number(value, self._program)
        return None if status is None else int(status)

    def _ends(self, value: ast.expr | None) -> str:
        """Return the name of what *value* calls if that never returns, or ""."""
        node = value.func if isinstance(value, ast.Call) else value
        name = qualified_name(node, self._program.aliases) if node is not None else ""
        if not isinstance(value, ast.Call):
            return name if name == "SystemExit" else ""
        name = self._program.partial_of(qualified_name(value.func, {})) or name
        owner, _, method = name.rpartition(".")
        local = self._program.resolve_call(name, None)
        if local is None and owner:  # as in ``self.fail``
            local = self._program.unique_method(method)
        linked = self._program.linked(name) if local is None else None
        if linked is not None:
            flow = linked.model.keep("control flow", lambda: ControlFlow(linked.model))
            return name if flow.never_returns(linked.function) else ""
        if local is None:
            facts = self._program.known(name)
            never = facts.exits or facts.may_exit or facts.replaces or name == "SystemExit"
            return name if never else ""
        return name if self.never_returns(local[1]) else ""

    def never_returns(self, function: Function) -> bool:
        """Whether *function* always ends with an exception or an exit."""
        if id(function) not in self._never_return:
            self._never_return[id(function)] = False  # a recursive call returns, if any does
            self._never_return[id(function)] = self.of(function.body) == Exit.RAISES
        return self._never_return[id(function)]


def _assigns_any_of(condition: ast.expr, suite: Sequence[ast.stmt]) -> bool:
    """Whether *suite* assigns what *condition* reads."""
    read = {
        ast.unparse(node)
        for node in ast.walk(condition)
        if isinstance(node, (ast.Name, ast.Attribute))
    }
    return any(
        ast.unparse(target) in read
        for statement in statements(suite)
        if isinstance(statement, ast.Assign)
        for target in statement.targets
    )


_STATUS = ("code", "status", "returncode")


def _constant(value: ast.expr | None) -> ast.Constant | None:
    """Return the constant *value*, None if it is none; what is empty is like an empty string."""
    if value is None or isinstance(value, ast.Constant):
        return value or ast.Constant(None)
    given = getattr(value, "elts", getattr(value, "keys", None))
    return ast.Constant("") if given == [] else None
