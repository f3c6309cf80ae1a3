"""How a job ends, and with which status, once something has swallowed an exception.

The statements behind it are followed in the control-flow graph, and those behind each call of the
function that it is in.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field

from guard_codemod.data.call import DAEMON, SERVER, SERVICE
from guard_codemod.lazy import cached_property, frozen, memoized, recursive, regex, replace
from guard_codemod.semantic.ast_utils import (
    ASSIGNMENTS,
    LOOPS,
    NAMES,
    TRY,
    WITH,
    Function,
    is_none,
    last_name,
    own_expressions,
    statements,
    unparsed,
)
from guard_codemod.semantic.call_graph import CallGraph, CallSite
from guard_codemod.semantic.const_eval import number
from guard_codemod.semantic.control_flow import (
    ControlFlow,
    Exit,
    Node,
    ends_of,
    reached,
)
from guard_codemod.semantic.handler_conditions import (
    CaughtException,
    ReturnedValue,
)
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.statement_index import StatementContext

Returned = tuple["ast.expr | None", "ast.stmt | None"]
"""A value that a function returns, None at its end, and the statement that decides on it."""


@frozen
class JobEnding:
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


class JobEndings:
    """Tells how a run of *program* ends, in which a guard's exception is called *raised*."""

    def __init__(
        self,
        program: SemanticModel,
        raised: str | None,
        call_graph: CallGraph,
        control_flow: ControlFlow,
    ) -> None:
        self._program = program
        self._raised = raised
        self._call_graph = call_graph
        self._flow = control_flow

    @memoized
    def after(
        self, swallower: ast.ExceptHandler | ast.stmt, raised: str | None = None
    ) -> JobEnding:
        """Return how the job ends when the guard's exception is swallowed by *swallower*.

        That is a handler, a ``with`` statement, or a ``try`` whose ``finally`` discards it. The
        exception is *raised* if given.
        """
        raised = raised or self._raised
        if isinstance(swallower, Function):  # by a decorator
            return self._in_callers(swallower, (None, None))
        placed = self._placed[id(swallower)]
        graph = self._flow.graph(placed.function)
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
        before = _constants_before(placed.statement, placed.function or self._program.tree, caught)
        caught = replace(caught, values={**before, **_constants_in(suite, caught)})
        return self._ending(placed, start, caught, suite)

    @memoized
    def status_inside(self, function: Function) -> int | None:
        """Return the status with which *function*, which never returns, ends the process."""
        nodes = reached([self._flow.graph(function).entry])
        statuses = {self._exit_status(node.statement) for node in nodes if node.exits}
        return statuses.pop() if len(statuses) == 1 and not ends_of(nodes) & Exit.RAISES else None

    @cached_property
    def _placed(self) -> dict[int, StatementContext]:
        kinds = (*TRY, *WITH)
        contexts = {}
        for placed in self._program.statements.placed(*kinds):
            for node in (placed.statement, *getattr(placed.statement, "handlers", ())):
                contexts[id(node)] = placed
        return contexts

    def _ending(
        self,
        placed: StatementContext,
        start: Node,
        known: CaughtException,
        suite: Sequence[ast.stmt] = (),
    ) -> JobEnding:
        """Return how the job ends if it continues at *start*, a node in the function of *placed*.

        *known* has values of variables; the assignments in *suite* are among them already.
        """
        returns = known if isinstance(known, ReturnedValue) else None
        known = replace(
            known, values={**self._call_graph.constants_of(placed.function), **known.values}
        )
        own = {id(statement) for statement in suite}
        while True:  # forget the values of variables that a statement on the way assigns
            nodes = reached([start], known.decide)
            passed = {id(node.statement): node for node in nodes if node.statement is not None}
            others = (node for key, node in passed.items() if key not in own)
            changed = known.values and known.values.keys() & {
                name for node in others for name in _assigned(node.statement)
            }
            if not changed:
                break
            kept = {name: value for name, value in known.values.items() if name not in changed}
            known = replace(known, values=kept)
        around = [outer for outer in placed.within if isinstance(outer, LOOPS)]
        if isinstance(placed.statement, ast.While):  # whose condition calls it
            around.append(placed.statement)
        again = start.statement is placed.statement or id(placed.statement) in passed
        loops = [loop for loop in around if again and id(loop.body[0]) in passed]
        if loops:
            return JobEnding(loops[-1])
        ends = ends_of(nodes)
        statuses: dict[int | None, ast.stmt | None] = {}
        returned: list[Returned] = []
        if ends & Exit.NORMAL:
            left = (
                node.statement for node in passed.values() if isinstance(node.statement, ast.Break)
            )
            returned.append((None, next(left, None)))
        for node in passed.values():
            statement = node.statement
            if node.exits:
                statuses.setdefault(self._exit_status(statement, known), statement)
            elif isinstance(statement, ast.Return):
                value = statement.value
                returned.append((value and known.replaced(value), statement))
        fails = returns is not None and any(
            returns.fails(node.statement) for node in passed.values() if node.statement
        )
        functions = self._program.functions
        serves = any(
            self._program.facts_of(call).runs in _SERVICES
            or (_FAILS.fullmatch(name := last_name(call.func)) and name not in functions)
            for node in passed.values()
            for call, _ in (self._program.calls(node.statement) if node.statement else ())
        )
        raises = fails or serves or bool(ends & Exit.RAISES)
        if returned and placed.function is None:
            statuses.setdefault(0, returned[0][1])
        elif returned and placed.function is not None:
            more = self._in_callers(placed.function, *returned)
            statuses = {**more.statuses, **statuses}
            return replace(more, raises=raises or more.raises, statuses=statuses)
        return JobEnding(None, raises, statuses)

    @recursive(meanwhile=JobEnding(statuses={None: None}))
    def _in_callers(self, function: Function, *returned: Returned) -> JobEnding:
        """Return how the job goes on once *function* has *returned*."""
        statuses: dict[int | None, ast.stmt | None] = {}
        raises, sure = False, True
        sites = [
            site
            for site in self._call_graph.sites(function)
            if self._call_graph.is_reachable(site.caller)
        ]
        for site in sites:
            placed = site.placed
            if site.repeated and placed is not None:
                return JobEnding(placed.statement)  # it is called for the next item
            if placed is None and any(site.called for site in sites):
                sure = False  # its decorators may change what it returns
            elif placed is None and self._is_a_command(function):
                statuses.setdefault(0, returned[0][1])
            elif placed is None or not site.called:
                statuses.setdefault(None, None)
            elif site.exits:
                for value, statement in returned:
                    statuses.setdefault(self._status(value), statement or placed.statement)
            else:
                more = self._behind_call(site, placed, returned)
                if more.goes_on is not None:
                    return more
                raises |= more.raises
                sure &= more.sure
                for status, statement in more.statuses.items():
                    statuses.setdefault(status, statement or returned[0][1])
        return JobEnding(None, raises, statuses, sure)

    def _is_a_command(self, function: Function) -> bool:
        """Whether a decorator makes *function* a command: the job ends with 0 if it returns."""
        names = self._program.decorators(function)
        return any(name.removesuffix("()").endswith(".command") for name in names)

    def _behind_call(
        self, site: CallSite, placed: StatementContext, returned: Sequence[Returned]
    ) -> JobEnding:
        """Return how the job goes on after the call at *site*, in *placed*, has *returned*."""
        graph, statement = self._flow.graph(site.caller), placed.statement
        value = getattr(statement, "value", None)
        run = self._call_graph.run_by(value)
        if isinstance(statement, ast.Return) and site.caller and run is site.call:
            return self._in_callers(site.caller, *returned)
        exits = isinstance(value, ast.Call) and self._program.facts_of(value).exits
        simple = isinstance(statement, (ast.Expr, *ASSIGNMENTS, ast.AugAssign)) and not exits
        start = (graph.behind if simple else graph.entries).get(id(statement))
        if start is None:
            return JobEnding(None, False, {None: None})
        values = [_constant(value) for value, _ in returned]
        same = values[0] and len({value and unparsed(value) for value in values}) == 1
        targets = getattr(statement, "targets", ()) if run is site.call else ()
        known = values[0] if same else None
        bound = {target.id: known for target in targets if known and isinstance(target, ast.Name)}
        returns = ReturnedValue(None, self._program, None, bound, call=site.call, value=known)
        ending = self._ending(placed, start, returns)
        fails = ending.raises or (simple and returns.fails(statement))
        return replace(ending, raises=fails, sure=ending.sure and (site.dropped or bool(known)))

    def _exit_status(
        self, statement: ast.stmt | None, known: CaughtException | None = None
    ) -> int | None:
        """Return the status that *statement*, which ends the process, ends it with."""
        call = getattr(statement, "exc" if isinstance(statement, ast.Raise) else "value", None)
        if not isinstance(call, ast.Call):  # ``raise SystemExit``
            return 0
        name = self._program.qualified(call.func)
        local = self._program.resolve_call(name, None)
        if local is not None:
            return self.status_inside(local[1])
        if not (self._program.known(name).exits or name == "SystemExit"):
            return None
        if name == "os.abort":
            return 1
        given = call.args or [given.value for given in call.keywords if given.arg in _STATUS]
        if given and known is not None:
            given = [known.replaced(given[0])]
        return self._status(given[0] if given else None)

    def _status(self, value: ast.expr | None) -> int | None:
        """Return the status that ``sys.exit(value)`` ends with, None if it is not known."""
        if value is None or is_none(value):
            return 0
        if isinstance(value, ast.Constant) and isinstance(value.value, (bool, str)):
            return int(bool(value.value)) if isinstance(value.value, bool) else 1
        status = number(value, self._program)
        return None if status is None else int(status)


_SERVICES = frozenset({SERVER, SERVICE, DAEMON})
"""What runs until somebody stops it: a job that comes to it has not ended."""

_FAILS = regex(r"err(?:or)?_exit|exit_(?:with_)?(?:err\w*|fail\w*)|die")
"""Functions of other files that end the job as failed, by their names."""

_NONE, _EMPTY = ast.Constant(None), ast.Constant("")


def _constants_in(suite: Sequence[ast.stmt], caught: CaughtException) -> dict[str, ast.expr]:
    """Return the constants that *suite* surely assigns; what is *caught* is true."""
    assigned = [node for node in suite if isinstance(node, ast.Assign)]
    pairs = [(target, node.value) for node in assigned for target in node.targets]
    pairs += [
        pair
        for target, value in pairs
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
        for pair in zip(target.elts, value.elts, strict=False)
    ]
    constants = ((name, caught.constant(value)) for name, value in pairs)
    return {unparsed(name): constant for name, constant in constants if constant}


def _constants_before(
    statement: ast.stmt, scope: Function | ast.Module, caught: CaughtException
) -> dict[str, ast.expr]:
    """Return the constants that are assigned above *statement*, of *scope*, and to nothing else.

    What it assigns in a branch of its own does not count: it may not have come to that.
    """
    body = getattr(statement, "body", ())
    branches = {*statements(body)}.difference(body)
    others = [node for node in statements(scope.body) if node not in branches]
    stored = Counter(name for node in others for name in _assigned(node))
    above = [node for node in others if node.lineno < statement.lineno]
    constants = _constants_in(above, caught)
    return {name: constant for name, constant in constants.items() if stored[name] == 1}


def _assigned(statement: ast.stmt | None) -> Iterator[str]:
    """Yield what *statement* assigns."""
    for node in own_expressions(statement) if statement else ():
        if isinstance(node, NAMES) and isinstance(node.ctx, ast.Store):
            yield unparsed(node)


_STATUS = ("code", "status", "returncode")


def _constant(value: ast.expr | None) -> ast.expr | None:
    """Return the constant *value*, None if it is none; what is empty is like an empty string."""
    if value is None or isinstance(value, ast.Constant) or last_name(value).isupper():
        return value or _NONE
    given = getattr(value, "elts", getattr(value, "keys", None))
    return _EMPTY if given == [] else None
