"""Whether a suite may wait longer than the guard's limit."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from dataclasses import field
from enum import IntEnum
from functools import cached_property, lru_cache

from guard_codemod.data.call import CHILD, DESCRIPTORS, FILE, FOREVER, SOCKET, TERMINAL, TIME, Call
from guard_codemod.lazy import dataclass, regex
from guard_codemod.semantic.ast_utils import (
    TRY,
    Function,
    is_endless,
    last_name,
    own_expressions,
    statements,
)
from guard_codemod.semantic.blocking_calls import (
    bound,
    calls_of,
    has_timeout,
    may_block,
    only_tells,
)
from guard_codemod.semantic.call_facts import is_setup_call
from guard_codemod.semantic.commands import is_short_command
from guard_codemod.semantic.exception_matching import catcher, catches_by_itself
from guard_codemod.semantic.linked_modules import is_of_folder, linked_function
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import CallEvent, qualified_name
from guard_codemod.semantic.time_limits import TimeLimits

DEFAULT_LIMIT = 3600
"""The seconds after which a guard ends a job if nobody says how many."""

_SOUNDS_LIKE_WORK = regex(
    r"(?:^|_|\b)(?:run|main|execute|fetch|request|send|receive|download|upload|sync|connect"
    r"|process|publish|retry|wait|call|crawl|scrape|communicate|deploy|backup|restore|migrate"
    r"|transfer|work|handle|perform|poll)(?:_|$)"
)

_TALKS = regex(
    r"(?:^|[._])(?:\w*client|conn\w*|\w*session|remote|\w*server|https?|socket|url|api|rpc|web"
    r"|s?ftp|ssh|i?map|smtp|mail|broker|cloud|cluster|database|db|service)(?=[._(]|$)"
)
_ADDRESS = regex(
    r"://|(?:\b|_)(?:url|uri|host|hostname|addr|address|server|endpoint|port|dsn|token|password|ip)"
    r"\w?\b"
)

_NO_WORK = regex(r"[A-Z_].*|loads|dumps|(?:to|is|has)_.*|.*_(?:args|event|handler)")
"""Last parts of names that only sound like work: factories and helpers of their own class."""

_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_NESTED_QUANTIFIER = regex(r"\((?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)[+*]")


class Blocks(IntEnum):
    """How sure it is that something may block for longer than the limit.

    `FOREIGN` is of a module that nothing is known of, `SOUNDS` goes by the name of a function
    alone, `LIKELY` by that of a method of anything.
    """

    NEVER = 0
    UNKNOWN = 1
    FOREIGN = 2
    SOUNDS = 3
    LIKELY = 4
    CERTAIN = 5


@dataclass
class BlockingAnalysis:
    """Tells what of *program* may block for longer than *limit*, and lets out what is `raised`.

    Its own functions are looked into, each once.
    """

    program: SemanticModel
    raised: str | None
    limit: float = DEFAULT_LIMIT
    _of_functions: dict[tuple[int, bool], Blocks] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.limits = TimeLimits(self.program, self.limit)

    @property
    def late(self) -> float:
        """The seconds by which a job ends late that ends so much later than its limit."""
        return self.limit * 0.1

    def of(
        self,
        body: Sequence[ast.stmt],
        owner: str | None,
        *,
        in_task: bool = False,
        repeated: bool = False,
    ) -> Blocks:
        """Return whether *body* may block; in a task, awaited and yielded calls do not count.

        If *repeated* for ever, what it sleeps counts, however short.
        """
        longest = Blocks.NEVER
        endless = _endless_part(body)
        handled = set() if in_task else {id(one) for one in self._handled(body, owner)}
        for statement in statements(body):
            if id(statement) in handled:
                continue
            if _holds_two_locks(statement):
                longest = max(longest, Blocks.SOUNDS)
            for call, awaited in self._calls(statement, look_for_awaited=in_task):
                again = repeated or id(statement) in endless
                wait = self.of_call(call, owner, in_task, awaited, again)
                if wait > longest and not (
                    self._is_short(self.name_of(call), body) or self._is_of_what_has_ended(call)
                ):
                    longest = wait
                    if longest is Blocks.CERTAIN:
                        return longest
        return longest

    def _handled(self, body: Sequence[ast.stmt], owner: str | None) -> Iterator[ast.stmt]:
        """Yield the statements of *body* whose exceptions no ``try`` statement in it swallows."""
        for statement in statements(body):
            handler = (
                catcher(statement, self.program, self.raised)
                if isinstance(statement, TRY)
                else None
            )
            if (
                handler is not None
                and catches_by_itself(handler.type, self.program)
                and not self._raises(handler.body, owner)
            ):
                yield from statements(getattr(statement, "body", ()))

    def _raises(self, body: Sequence[ast.stmt], owner: str | None) -> bool:
        """Whether *body*, or a function of the file that it calls, raises something."""
        for statement in statements(body):
            if isinstance(statement, ast.Raise):
                return True
            for call, _ in self.program.calls(statement):
                local = self.program.resolve_call(self.name_of(call), owner)
                if local is not None and any(
                    isinstance(one, ast.Raise) for one in statements(local[1].body)
                ):
                    return True
        return False

    def _is_short(self, name: str, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* itself limits how long its call of *name* blocks."""
        facts = self.program.known(name)
        if facts.on == SOCKET:
            return self.limits.are_set_for_sockets(body)
        if name.endswith(".acquire") and self._is_let_go(name, body):
            return True
        if self._is_made_with_a_timeout(name.rpartition(".")[0], body):
            return True
        maker, made, _ = name.partition("().")
        return bool(made) and facts.on == CHILD and self._starts_what_ends_at_once(maker, body)

    def _is_of_what_has_ended(self, call: ast.Call) -> bool:
        """Whether *call* waits for a process that has been terminated further above."""
        method = call.func
        if not isinstance(method, ast.Attribute) or method.attr not in ("join", "wait"):
            return False
        lines = self.program.memoize(_ended, self.program).get(ast.unparse(method.value), ())
        return any(0 < call.lineno - line < _NEAR for line in lines)

    def _is_let_go(self, name: str, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* releases the lock that it acquires by *name*, and acquires no other."""
        calls = [call for one in statements(body) for call, _ in self.program.calls(one)]
        names = set(map(self.name_of, calls))
        acquired = [one for one in names if one.endswith(".acquire")]
        return len(acquired) == 1 and name.replace(".acquire", ".release") in names

    def _is_made_with_a_timeout(self, name: str, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* binds *name*, and only to what it gives a timeout."""
        values = [
            statement.value
            for statement in statements(body)
            if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == name
        ]
        return bool(values) and all(
            isinstance(one, ast.Call) and has_timeout(one, self.program.facts_of(one), self.program)
            for one in values
        )

    def _starts_what_ends_at_once(self, maker: str, body: Sequence[ast.stmt]) -> bool:
        started = [
            call
            for statement in statements(body)
            for call, _ in self.program.calls(statement)
            if qualified_name(call.func, self.program.aliases) == maker
        ]
        return bool(started) and all(is_short_command(call, self.program) for call in started)

    def of_call(
        self,
        call: ast.Call,
        owner: str | None,
        in_task: bool = False,
        awaited: bool = False,
        repeated: bool = False,
    ) -> Blocks:
        """Return whether *call* may block."""
        name = self.name_of(call)
        local = self.program.resolve_call(name, owner)
        if local is not None:
            if self.runs_a_program(local[1]) and is_short_command(call, self.program):
                return Blocks.NEVER
            wait = self._of_function(*local, repeated)
            # as for what is called in a task itself
            return Blocks.NEVER if in_task and wait < Blocks.LIKELY else wait
        linked = linked_function(name, self.program)
        if linked is not None:
            return analysis_of(linked.model, self.raised, self.limit)._of_function(
                linked.key, linked.function, repeated
            )
        return self._of_library(call, name, in_task, awaited, repeated)

    def _of_library(
        self, call: ast.Call, name: str, in_task: bool, awaited: bool, repeated: bool
    ) -> Blocks:
        facts = self.program.known(name)
        if (in_task and awaited) or facts.on == TERMINAL:  # which a job has none of
            return Blocks.NEVER
        if self.limits.hold_for(name, facts):
            return Blocks.SOUNDS if repeated else Blocks.NEVER
        seconds = self._bound(call, name)
        idles = facts.on in (TIME, DESCRIPTORS)
        if seconds is not None and seconds < self.limit:
            if repeated and idles and (seconds > 0 or facts.on == TIME):
                return Blocks.CERTAIN
            waits = (
                repeated
                and facts.on
                and not idles
                and (seconds or has_timeout(call, facts, self.program))
            )
            return Blocks.SOUNDS if waits else Blocks.NEVER
        if seconds is not None:
            return Blocks.CERTAIN
        if facts.blocks is not None or (
            facts.needs_no_arguments and not call.args and not call.keywords
        ):
            return Blocks.SOUNDS if facts.on == FILE else Blocks.LIKELY
        if facts.backtracks:
            return Blocks.CERTAIN if _backtracks(call) else Blocks.NEVER
        wait = Blocks.NEVER if in_task else _by_name(name, facts)
        makes = _NO_WORK.fullmatch(name.rpartition(".")[2])
        if wait is Blocks.UNKNOWN and not (facts.names or makes) and self._talks(name):
            wait = Blocks.FOREIGN
        method = self.unique_method(name) if wait else None
        return wait if method is None else self._of_function(*method, repeated)

    def _bound(self, call: ast.Call, name: str) -> float | None:
        facts = self.program.known(name)
        seconds = bound(call, facts, self.program)
        lifted = seconds == facts.blocks and seconds and self.limits.are_lifted(name)
        return FOREVER if lifted else seconds

    @cached_property
    def _packages(self) -> frozenset[str]:
        return self.program.modules - sys.stdlib_module_names

    def is_foreign(self, name: str) -> bool:
        """Whether *name* is a function of another package, or a method of what it makes."""
        of_package = name.partition(".")[0] in self._packages
        return of_package and not is_of_folder(name, self.program)

    def _talks(self, name: str) -> bool:
        """Whether *name*, of another package, most likely talks to something elsewhere.

        It is a client by its name, or a method of what is made with an address.
        """
        if not self.is_foreign(name):
            return False
        maker, made, _ = name.rpartition("().")
        last = ".".join(name.split(".")[-3:])
        return _TALKS.search(_CAMEL.sub("_", last).lower()) is not None or any(
            _ADDRESS.search(ast.unparse(one).lower())
            for call in (calls_of(maker, self.program) if made else ())
            for one in (*call.args, *call.keywords)
        )

    def waits(self, call: ast.Call, name: str) -> bool:
        """Whether *call*, of *name*, is known to wait for something outside of the process."""
        facts = self.program.known(name)
        seconds = self._bound(call, name)
        long = may_block(facts) and seconds is not None and seconds >= self.limit
        return long and not self.limits.hold_for(name, facts)

    def waits_early(self, step: CallEvent) -> bool:
        """Whether *step* may wait for ever before the work begins.

        A command whose output is read there usually prints a version or a path.
        """
        if any(map(is_endless, step.inside)) and self.program.known(step.name).on == TIME:
            return True
        return self.waits(step.call, step.name) and not (
            only_tells(step.call, step.name, self.program) or _is_no_url(step)
        )

    def is_limited(self, function: Function, owner: str | None) -> bool:
        """Whether a timeout limits what *function* waits for, and nothing else in it may block."""
        calls = [call for one in statements(function.body) for call, _ in self.program.calls(one)]
        limited = "timeout" in ast.unparse(function) or any(
            self.limits.has_instance_timeout(self.name_of(call)) for call in calls
        )
        return limited and self.of(function.body, owner) < Blocks.FOREIGN

    def runs_a_program(self, function: Function) -> bool:
        """Whether *function* itself starts a program, most likely the one passed to it."""
        return self.program.keep(
            ("runs a program", id(function)),
            lambda: any(
                self.program.facts_of(call).on == CHILD
                for statement in statements(function.body)
                for call, _ in self.program.calls(statement)
            ),
        )

    def name_of(self, call: ast.Call) -> str:
        """Return the qualified name of *call*, with parameters and ``self`` attributes resolved."""
        name = qualified_name(call.func, self.program.aliases)
        owner, _, method = name.partition(".")
        if owner == "self":
            attribute, _, method = method.partition(".")
            made = self.program.attributes.get(attribute)
        else:
            made = self.program.made_by(owner)
        return f"{made}.{method}" if made and method else name

    def unique_method(self, name: str) -> tuple[str, Function] | None:
        """Return the one method of the file that *name*, as in ``device.inventory``, may mean.

        What a module has, and an attribute of something, is most likely of others.
        """
        owner, _, method = name.rpartition(".")
        if not owner or "." in owner or "(" in owner:
            return None
        found = self.program.unique_method(method)
        return None if found is None or owner in self.program.aliases.values() else found

    def _calls(
        self, statement: ast.stmt, *, look_for_awaited: bool
    ) -> Iterator[tuple[ast.Call, bool]]:
        """Yield the calls in *statement* itself, each with whether its result is awaited."""
        calls = [call for call, _ in self.program.calls(statement)]
        awaited: set[int] = set()
        if look_for_awaited:
            awaited = {
                id(node.value)
                for node in own_expressions(statement)
                if isinstance(node, (ast.Await, ast.Yield))
            }
            if isinstance(statement, ast.AsyncWith):
                awaited.update(id(item.context_expr) for item in statement.items)
            elif isinstance(statement, ast.AsyncFor):
                awaited.add(id(statement.iter))
            for call in calls:
                if self.program.facts_of(call).takes_coroutines:
                    awaited.update(map(id, call.args))
        return ((call, id(call) in awaited) for call in calls)

    def _of_function(self, key: str, function: Function, repeated: bool = False) -> Blocks:
        known = id(function), repeated
        if known not in self._of_functions:
            self._of_functions[known] = Blocks.NEVER  # what a recursive call of it adds
            owner, _, name = key.rpartition(".")
            instead = [
                self._of_function(other, self.program.functions[other], repeated)
                for other in (self.program.methods.get(name, ()) if _is_abstract(function) else ())
                if other != key
            ]
            if _is_abstract(function):
                self._of_functions[known] = max(instead, default=Blocks.SOUNDS)
                return self._of_functions[known]
            self._of_functions[known] = self.of(
                function.body,
                owner or None,
                in_task=is_a_task(function, self.program),
                repeated=repeated,
            )
        return self._of_functions[known]


def _is_abstract(function: Function) -> bool:
    """Whether *function* only says that subclasses define it."""
    last = function.body[-1]
    return (
        len(function.body) < 3
        and isinstance(last, ast.Raise)
        and "NotImplementedError" in ast.unparse(last)
    ) or any(last_name(one) == "abstractmethod" for one in function.decorator_list)


_TAKES_A_URL = regex(r"(?:urllib\.request|requests|httpx)\.\w+")


def _is_no_url(step: CallEvent) -> bool:
    """Whether *step* is given a text that is no URL, so that it fails at once."""
    url = step.call.args[0] if step.call.args else None
    if _TAKES_A_URL.fullmatch(step.name) is None or not isinstance(url, ast.Constant):
        return False
    return isinstance(url.value, str) and ":" not in url.value


def analysis_of(program: SemanticModel, raised: str | None, limit: float) -> BlockingAnalysis:
    """Return the analysis of *program*, made once."""
    return program.keep(
        ("blocking", raised, limit), lambda: BlockingAnalysis(program, raised, limit)
    )


def is_a_task(function: Function, program: SemanticModel) -> bool:
    """Whether *function* runs on an event loop, where the guard's exception would be raised."""
    return isinstance(function, ast.AsyncFunctionDef) or any(
        program.known(qualified_name(decorator, {})).makes_task
        for decorator in function.decorator_list
    )


def _endless_part(body: Sequence[ast.stmt]) -> set[int]:
    """Return the statements of *body* in loops that nothing leaves but an exception, by id."""
    return {
        id(inside)
        for loop in statements(body)
        if is_endless(loop)
        and not any(isinstance(one, (ast.Break, ast.Return)) for one in statements([loop]))
        for inside in statements([loop])
    }


_NEAR = 20
"""So many lines below the place where it is terminated, something is most likely the same."""


def _ended(program: SemanticModel) -> dict[str, list[int]]:
    """Return the lines on which things are terminated, by their text."""
    found: dict[str, list[int]] = {}
    for statement, *_ in program.statements.spelling(["terminate", "kill"]):
        for call, _ in program.calls(statement):
            if isinstance(call.func, ast.Attribute) and call.func.attr in ("terminate", "kill"):
                found.setdefault(ast.unparse(call.func.value), []).append(call.lineno)
    return found


def _holds_two_locks(statement: ast.stmt) -> bool:
    """Whether *statement* is like ``with lock:`` around another one, which may deadlock."""
    return _enters_a_lock(statement) and any(
        map(_enters_a_lock, statements(getattr(statement, "body", ())))
    )


def _enters_a_lock(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.With) and isinstance(
        statement.items[0].context_expr, (ast.Name, ast.Attribute)
    )


def _by_name(name: str, facts: Call) -> Blocks:
    """Return whether a call of *name*, of which *facts* do not tell, may block by its name."""
    if facts.harmless or facts.quick or facts.prints or facts.exits or is_setup_call(name, facts):
        return Blocks.NEVER
    return Blocks.SOUNDS if _sounds_like_work(name) else Blocks.UNKNOWN


@lru_cache(maxsize=1000)
def _sounds_like_work(name: str) -> bool:
    if _NO_WORK.fullmatch(name.rpartition(".")[2]):
        return False
    return _SOUNDS_LIKE_WORK.search(_CAMEL.sub("_", name).lower()) is not None


def _backtracks(call: ast.Call) -> bool:
    """Whether the pattern of *call* has nested quantifiers, which may backtrack for ever."""
    pattern = call.args[0] if call.args else None
    return (
        isinstance(pattern, ast.Constant)
        and isinstance(pattern.value, str)
        and _NESTED_QUANTIFIER.search(pattern.value) is not None
    )
