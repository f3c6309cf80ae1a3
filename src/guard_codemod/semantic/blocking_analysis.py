"""Whether a suite may wait for something that never comes."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property, lru_cache

from guard_codemod.data.call import CHILD, DESCRIPTORS, SOCKET, Call
from guard_codemod.semantic.ast_utils import TRY, Function, own_expressions, statements
from guard_codemod.semantic.blocking_calls import (
    calls_of,
    is_none,
    is_not_to_wait,
    is_short_command,
    limits_sockets,
    takes_timeout,
)
from guard_codemod.semantic.call_facts import is_quiet
from guard_codemod.semantic.exception_matching import catcher, catches_by_itself
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name

_SOUNDS_LIKE_WORK = re.compile(
    r"(?:^|_|\b)(?:run|main|execute|fetch|request|send|receive|download|upload|sync|connect"
    r"|process|publish|retry|wait|call|crawl|scrape|communicate|deploy|backup|restore|migrate"
    r"|transfer|work|handle|perform|poll)(?:_|$)"
)

_NO_WORK = re.compile(r"[A-Z_].*|.*_(?:args|event|handler)")
"""Last parts of names that only sound like work: factories and helpers of their own class."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NESTED_QUANTIFIER = re.compile(r"\((?:[^()\\]|\\.)*[+*](?:[^()\\]|\\.)*\)[+*]")


class Blocks(IntEnum):
    """How sure it is that something may wait."""

    NEVER = 0
    UNKNOWN = 1
    LIKELY = 2
    CERTAIN = 3


@dataclass
class BlockingAnalysis:
    """Tells what of one program may wait, and lets out what is `raised` meanwhile.

    Its own functions are looked into, each once.
    """

    program: SemanticModel
    raised: str | None
    _of_functions: dict[int, Blocks] = field(default_factory=dict)
    _keeps_its_limit: dict[str, bool] = field(default_factory=dict)

    def of(self, body: Sequence[ast.stmt], owner: str | None, *, in_task: bool = False) -> Blocks:
        """Return whether *body* may block; in a task, awaited and yielded calls do not count."""
        longest = Blocks.NEVER
        handled = set() if in_task else {id(one) for one in self._handled(body, owner)}
        for statement in statements(body):
            if id(statement) in handled:
                continue
            for call, awaited in self._calls(statement, look_for_awaited=in_task):
                wait = self.of_call(call, owner, in_task, awaited)
                if wait > longest and not self._is_short(
                    qualified_name(call.func, self.program.aliases), body
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
                local = self.program.resolve_call(
                    qualified_name(call.func, self.program.aliases), owner
                )
                if local is not None and any(
                    isinstance(one, ast.Raise) for one in statements(local[1].body)
                ):
                    return True
        return False

    def _is_short(self, name: str, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* itself limits how long its call of *name* blocks."""
        facts = self.program.known(name)
        if facts.on == SOCKET:
            return self._limits_sockets(body)
        maker, made, _ = name.partition("().")
        return bool(made) and facts.on == CHILD and self._starts_what_ends_at_once(maker, body)

    def _starts_what_ends_at_once(self, maker: str, body: Sequence[ast.stmt]) -> bool:
        started = [
            call
            for statement in statements(body)
            for call, _ in self.program.calls(statement)
            if qualified_name(call.func, self.program.aliases) == maker
        ]
        return bool(started) and all(map(is_short_command, started))

    def _limits_sockets(self, body: Sequence[ast.stmt]) -> bool:
        return any(
            limits_sockets(call, self.program)
            for statement in statements(body)
            for call, _ in self.program.calls(statement)
        )

    def of_call(self, call: ast.Call, owner: str | None, in_task: bool, awaited: bool) -> Blocks:
        """Return whether *call* may wait."""
        name = self.name_of(call)
        local = self.program.resolve_call(name, owner)
        if local is not None:
            if is_short_command(call) and self._runs_a_program(local[1]):
                return Blocks.NEVER
            wait = self._of_function(*local)
            return (
                Blocks.NEVER if in_task and wait < Blocks.CERTAIN else wait
            )  # as for what is called in a task itself
        facts = self.program.known(name)
        if _is_limited(call, facts) or self.has_instance_timeout(name):
            return Blocks.NEVER
        if facts.default_timeout and self._limits_all_sockets:
            return Blocks.NEVER
        if in_task and awaited:
            return Blocks.NEVER
        wait = _of_name(name, facts)
        if wait is Blocks.CERTAIN or (
            facts.needs_no_arguments and not call.args and not call.keywords
        ):
            return Blocks.NEVER if _returns_quickly(call) else Blocks.CERTAIN
        if facts.backtracks:
            return Blocks.CERTAIN if _backtracks(call) else Blocks.NEVER
        if in_task or wait is Blocks.NEVER:
            return Blocks.NEVER
        method = self.unique_method(name)
        return wait if method is None else self._of_function(*method)

    def _runs_a_program(self, function: Function) -> bool:
        """Whether *function* itself starts a program, most likely the one passed to it."""
        return any(
            self.program.facts_of(call).on == CHILD
            for statement in statements(function.body)
            for call, _ in self.program.calls(statement)
        )

    def name_of(self, call: ast.Call) -> str:
        """Return the qualified name of *call*, with ``self`` attributes resolved."""
        name = qualified_name(call.func, self.program.aliases)
        if not name.startswith("self."):
            return name
        attribute, _, method = name.removeprefix("self.").partition(".")
        made = self._attributes.get(attribute) if method else None
        return f"{made}.{method}" if made else name

    def unique_method(self, name: str) -> tuple[str, Function] | None:
        """Return the one method of the file that *name*, as in ``device.inventory``, may mean.

        What a module has, and an attribute of something, is most likely of others.
        """
        owner, _, method = name.rpartition(".")
        if not owner or "." in owner or "(" in owner:
            return None
        found = self.program.unique_method(method)
        return None if found is None or owner in self.program.aliases.values() else found

    @cached_property
    def _limits_all_sockets(self) -> bool:
        return any(
            self._limits_sockets([placed.statement])
            for placed in self.program.statements.spelling(["setdefaulttimeout"])
        )

    @cached_property
    def _attributes(self) -> dict[str, str]:
        """What the attributes of ``self`` are made by, "" if that is not always the same call."""
        made_by: dict[str, str] = {}
        for assignment in self.program.statements.of(ast.Assign):
            for target in assignment.targets if isinstance(assignment.value, ast.Call) else ():
                if isinstance(target, ast.Attribute) and qualified_name(target.value, {}) == "self":
                    made = qualified_name(assignment.value, self.program.aliases)
                    made_by[target.attr] = made if made_by.get(target.attr, made) == made else ""
        return made_by

    def has_instance_timeout(self, name: str) -> bool:
        """Whether *name* is a method of an object that is created with a timeout everywhere."""
        maker, made, method = name.rpartition("().")
        if not made or "." in method or not self.program.known(maker).keeps_timeout:
            return False
        if maker not in self._keeps_its_limit:
            self._keeps_its_limit[maker] = all(
                _is_limited(call, self.program.known(maker))
                for call in calls_of(maker, self.program)
            )
        return self._keeps_its_limit[maker]

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

    def _of_function(self, key: str, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Blocks:
        if id(function) not in self._of_functions:
            self._of_functions[id(function)] = Blocks.NEVER  # what a recursive call of it adds
            self._of_functions[id(function)] = self.of(
                function.body,
                key.rpartition(".")[0] or None,
                in_task=is_a_task(function, self.program),
            )
        return self._of_functions[id(function)]


def is_a_task(function: Function, program: SemanticModel) -> bool:
    """Whether *function* runs on an event loop, where the guard's exception would be raised."""
    return isinstance(function, ast.AsyncFunctionDef) or any(
        program.known(qualified_name(decorator, {})).makes_task
        for decorator in function.decorator_list
    )


def _of_name(name: str, facts: Call) -> Blocks:
    """Return whether a call of *name*, with these *facts*, may block whatever its arguments are."""
    if facts.blocks is not None:
        return Blocks.CERTAIN if facts.blocks else Blocks.NEVER
    if facts.harmless or facts.quick or facts.prints or facts.exits or is_quiet(name, facts):
        return Blocks.NEVER
    return Blocks.LIKELY if _sounds_like_work(name) else Blocks.UNKNOWN


@lru_cache(maxsize=1000)
def _sounds_like_work(name: str) -> bool:
    if _NO_WORK.fullmatch(name.rpartition(".")[2]):
        return False
    return _SOUNDS_LIKE_WORK.search(_CAMEL.sub("_", name).lower()) is not None


def _is_polled(call: ast.Call, facts: Call) -> bool:
    """Whether *call* has a timeout of zero seconds."""
    given = call.args[facts.timeout_at or 0 :]
    return bool(given) and isinstance(given[0], ast.Constant) and given[0].value == 0


def _is_limited(call: ast.Call, facts: Call) -> bool:
    """Whether *call* is given a time limit of its own."""
    # A loop asks these again and again; select() is polled with 0.
    takes = _is_polled(call, facts) if facts.on == DESCRIPTORS else takes_timeout(call, facts)
    return takes or any(
        keyword.arg == "timeout" and not is_none(keyword.value) for keyword in call.keywords
    )


def _backtracks(call: ast.Call) -> bool:
    """Whether the pattern of *call* has nested quantifiers, which may backtrack for ever."""
    pattern = call.args[0] if call.args else None
    return (
        isinstance(pattern, ast.Constant)
        and isinstance(pattern.value, str)
        and _NESTED_QUANTIFIER.search(pattern.value) is not None
    )


def _returns_quickly(call: ast.Call) -> bool:
    """Whether *call* does not wait, or is of a program that only tells something."""
    return is_short_command(call) or is_not_to_wait(call)
