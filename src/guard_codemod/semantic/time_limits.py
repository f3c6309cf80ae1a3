"""Limits of a wait that are set elsewhere in the file than in the call that waits."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Sequence

from guard_codemod.data.call import DATABASE, FOREVER, NETWORK, SOCKET, Call
from guard_codemod.data.databases import DRIVERS
from guard_codemod.lazy import cached_property, dataclass, memoized
from guard_codemod.semantic.ast_utils import (
    NAMES,
    arguments,
    is_constant,
    is_none,
    keyword,
    last_name,
    statements,
    text_of,
    unparsed,
)
from guard_codemod.semantic.blocking_calls import (
    bound,
    client_bound,
    has_timeout,
    limits_sockets,
)
from guard_codemod.semantic.commands import is_short_command
from guard_codemod.semantic.const_eval import number
from guard_codemod.semantic.model import SemanticModel

_NEAR = 20
"""So many lines below the place where it is terminated, something is most likely the same."""

_ENDS = frozenset({"get", "join", "result", "wait"})
_ENDED = frozenset({"done", "kill", "ready", "terminate"})
_WAITS = frozenset({"select", "selectors"})
_LIMITED = frozenset({"duckdb", "googleapiclient", "sqlite3"})


@dataclass
class TimeLimits:
    """The limits in *program* that are shorter than *limit*, in seconds."""

    program: SemanticModel
    limit: float

    def hold_for(self, name: str, facts: Call) -> bool:
        """Whether what calls of *name* wait for has a limit that is set elsewhere in the file."""
        if self.has_instance_timeout(name) or (facts.default_timeout and self._limits_all_sockets):
            return True
        maker, made, _ = name.rpartition("().")
        makers = [maker] if made else self.program.makers.get(name.partition(".")[0])
        if makers and all(map(self._has_default, makers)):
            return True
        if facts.on == SOCKET and (
            self.limits_a_socket or _WAITS.intersection(self.program.modules)
        ):
            return True  # it waits there, and receives what has come
        if facts.in_c and facts.unless and self.program.search(facts.unless):
            return True
        if name.startswith("requests."):
            return self._limits_sessions and "ession()" in name
        return facts.on == DATABASE and self._has_limited_databases

    @cached_property
    def _has_limited_databases(self) -> bool:
        """Whether what the file has instead of a database that waits gives up by itself.

        That are SQLite, after five seconds, DuckDB, at once, and the API of Google, after two
        minutes.
        """
        modules = self.program.modules
        return modules.isdisjoint(DRIVERS) and not modules.isdisjoint(_LIMITED)

    @cached_property
    def _limits_sessions(self) -> bool:
        """Whether sessions of requests get a timeout, by an adapter or by ``session.request``."""
        adapters = (
            made
            for made in self.program.classes.values()
            if any(base.endswith("HTTPAdapter") for base in self.program.bases(made))
        )
        return any("timeout" in ast.unparse(node) for node in adapters) or any(
            keyword(call, "timeout")
            for placed in self.program.statements.spelling(["mount", "request", "partial"])
            if "mount" in unparsed(placed.statement)
            or (
                isinstance(placed.statement, ast.Assign)
                and isinstance(placed.statement.targets[0], ast.Attribute)
            )
            for call, _ in self.program.calls(placed.statement)
        )

    def are_set_for_sockets(self, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* itself sets a timeout for a socket, or makes one with a timeout."""
        return any(
            limits_sockets(call, self.program, self.limit)
            or (
                not self._lifts_limits
                and last_name(call.func) == "create_connection"
                and self._is_limited(call, self.program.facts_of(call))
            )
            for call in self.program.calls_in(body)
        )

    @cached_property
    def limits_a_socket(self) -> bool:
        """Whether the file sets a timeout for some socket."""
        names = "settimeout", "setdefaulttimeout"
        return not self._lifts_limits and self._are_set_by(*names)

    @cached_property
    def _lifts_limits(self) -> bool:
        """Whether the file takes the timeout of some socket away."""
        return self.program.spells("settimeout(None)")

    @cached_property
    def _limits_all_sockets(self) -> bool:
        return self._are_set_by("setdefaulttimeout")

    def _are_set_by(self, *names: str) -> bool:
        spelling = self.program.statements.spelling(names)
        return self.are_set_for_sockets([statement for statement, *_ in spelling])

    def has_instance_timeout(self, name: str) -> bool:
        """Whether *name* is a method of a client that times out, wherever it is made."""
        maker, made, method = name.rpartition("().")
        if not made:
            return False
        client = name.partition("().")[0]
        return ("." not in method and self._are_limited(maker)) or (
            self.program.known(name).blocks != FOREVER and self._are_limited(client)
        )

    @memoized
    def _are_limited(self, maker: str) -> bool:
        """Whether all that *maker* makes in the file has a timeout."""
        facts = self.program.known(maker)
        keeps = facts.keeps_timeout and not (facts.on == NETWORK and self._lifts_limits)
        if not keeps and facts.times_out is None:
            return False
        return all(self._is_limited(call, facts) for call in self.program.calls_of(maker))

    def _is_limited(self, call: ast.Call, facts: Call) -> bool:
        seconds = client_bound(call, facts, self.program)
        if seconds is not None:
            return seconds < self.limit
        if (bound(call, facts, self.program) or 0) >= self.limit or _lifts_limit(call):
            return False
        named = keyword(call, "timeout", facts.timeout_named)
        return bool(named or call.args[facts.timeout_at or len(call.args) :])

    def are_lifted(self, name: str) -> bool:
        """Whether *name* is a method of a client that is made without its default timeout."""
        maker = name.rpartition("().")[0]
        facts = self.program.known(maker)
        return facts.keeps_timeout and any(
            _lifts_limit(call) or bound(call, facts, self.program) == FOREVER
            for call in self.program.calls_of(maker)
        )

    def _has_default(self, maker: str) -> bool:
        """Whether the class *maker* of the file takes a timeout that it has a default for."""
        init = self.program.functions.get(f"{maker}.__init__")
        if init is None:
            return False
        given = arguments(ast.Call(ast.Name(maker), [], []), init)
        defaults = [value for name, value in given.items() if name.endswith("timeout")]
        for call in self.program.calls_in(init.body):
            if last_name(call.func) in ("get", "pop") and "timeout" in map(text_of, call.args):
                defaults += call.args[1:]
        return any(isinstance(number(default, self.program), (int, float)) for default in defaults)

    def is_made_with_one(self, name: str, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* binds *name*, and only to what it gives a timeout."""
        if not name:
            return False
        values = [
            statement.value
            for statement in statements(body)
            if isinstance(statement, ast.Assign)
            and isinstance(statement.targets[0], NAMES)
            and unparsed(statement.targets[0]) == name
        ]
        return bool(values) and all(
            isinstance(value, ast.Call)
            and has_timeout(value, self.program.facts_of(value), self.program)
            for value in values
        )

    def are_short_commands(self, maker: str, body: Sequence[ast.stmt]) -> bool:
        """Whether all that *maker* starts in *body* ends soon."""
        qualified = self.program.qualified
        started = [call for call in self.program.calls_in(body) if qualified(call.func) == maker]
        return bool(started) and all(is_short_command(call, self.program) for call in started)

    def is_of_what_has_ended(self, call: ast.Call) -> bool:
        """Whether *call* waits for what has been terminated, or asked if it is done, above."""
        method = call.func
        if not isinstance(method, ast.Attribute) or method.attr not in _ENDS:
            return False
        if method.attr == "join" and call.lineno - 1 in self._told:
            return True
        lines = self._ended.get(unparsed(method.value), ())
        return any(0 < call.lineno - line < _NEAR for line in lines)

    @cached_property
    def _told(self) -> set[int]:
        """The lines that tell a thread to end, by a flag such as ``self.running = False``."""
        return {
            statement.lineno
            for statement in self.program.statements.of(ast.Assign)
            if isinstance(statement.targets[0], ast.Attribute)
            and is_constant(statement.value, False)
        }

    @cached_property
    def _ended(self) -> dict[str, list[int]]:
        """The lines on which things are terminated, or asked if they are done, by their text."""
        lines: dict[str, list[int]] = defaultdict(list)
        for call in self.program.calls_spelling(_ENDED):
            # os.kill(child.pid, SIGTERM) ends what child.kill() does.
            sent = call.args if self.program.facts_of(call).signal_at else ()
            ended = next(iter(sent), call.func)
            if isinstance(ended, ast.Attribute) and ended.attr in (*_ENDED, "pid"):
                lines[unparsed(ended.value)].append(call.lineno)
        return lines

    def is_given_a_timeout(self, call: ast.Call) -> bool:
        """Whether the owner of *call* is given a timeout, by ``setopt`` or as an attribute."""
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if not self._given_timeouts or not isinstance(owner, NAMES):
            return False
        return unparsed(owner) in self._given_timeouts

    @cached_property
    def _given_timeouts(self) -> set[str]:
        """What the file gives a timeout, as in ``port.timeout = 5``."""
        lines = self.program.statements.lines_of(["timeout", "TIMEO"])
        given = (_given_timeout(context.statement) for context in self.program.statements.on(lines))
        return {unparsed(owner) for owner in given if owner is not None}


def _lifts_limit(call: ast.Call) -> bool:
    return is_constant(keyword(call, "timeout"), None)


def _given_timeout(statement: ast.stmt) -> ast.expr | None:
    """Return what *statement* gives a timeout by ``setopt`` or as an attribute, if anything."""
    value = getattr(statement, "value", None)
    if isinstance(statement, ast.Assign) and not is_none(statement.value):
        target = statement.targets[0]
        named = isinstance(target, ast.Attribute) and target.attr.endswith("timeout")
    elif isinstance(statement, ast.Expr) and isinstance(value, ast.Call):
        target = value.func
        options = any("TIMEO" in last_name(option) for option in value.args)
        named = last_name(target) == "setopt" and options
    else:
        return None
    return target.value if isinstance(target, ast.Attribute) and named else None
