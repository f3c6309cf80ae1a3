"""Whether a suite may wait longer than the guard's limit."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from enum import IntEnum

from guard_codemod.data.call import (
    CHILD,
    DESCRIPTORS,
    FOREVER,
    NETWORK,
    NEVER,
    SELDOM,
    SOCKET,
    TERMINAL,
    TIME,
    Call,
)
from guard_codemod.lazy import cached_property, dataclass, memoized, recursive
from guard_codemod.model import Doubt
from guard_codemod.semantic.ast_utils import (
    TRY,
    Function,
    holds_two_locks,
    is_abstract,
    is_endless,
    own_expressions,
    statements,
)
from guard_codemod.semantic.blocking_calls import (
    bound,
    has_timeout,
    is_a_task,
    is_no_url,
    may_backtrack,
    may_block,
    may_wait_for_hours,
    prints_a_version,
    reads_of_lines,
)
from guard_codemod.semantic.call_facts import is_setup_call
from guard_codemod.semantic.call_names import name_of_call
from guard_codemod.semantic.commands import is_short_command
from guard_codemod.semantic.deadline_checks import conditional_part, endless_part
from guard_codemod.semantic.exception_matching import are_sure, catchers
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.linked_modules import is_of_tree, linked_function
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.names_of_work import sounds_like_work
from guard_codemod.semantic.qualified_names import CallEvent
from guard_codemod.semantic.time_limits import TimeLimits

ELSEWHERE = "elsewhere"
"""What is raised in other threads: nothing there, so nothing there catches it."""

DEFAULT_LIMIT = 3600
"""The seconds after which a guard ends a job if nobody says how many."""

_RUNS_PROGRAMS = KeywordFilter(concerns=lambda facts: facts.on == CHILD)


class Blocks(IntEnum):
    """How sure it is that something may block for longer than the limit.

    `FOREIGN` is of a module that nothing is known of, `SOUNDS` goes by the name of a function
    alone, `LIKELY` by that of a method of anything. A `COMMAND` is one that is not known to wait
    for others: most end by themselves. `FARTHER` is what a function is likely to do that is called;
    of what is yet another call away, 3 of 14 findings in public code were right.
    """

    NEVER = 0
    UNKNOWN = 1
    FOREIGN = 2
    SOUNDS = 3
    COMMAND = 4
    FARTHER = 5
    LIKELY = 6
    CERTAIN = 7

    @property
    def doubts(self) -> Doubt:
        """How far it is from being certain."""
        if self in (Blocks.SOUNDS, Blocks.LIKELY, Blocks.FARTHER):
            return Doubt.GUESSED
        return Doubt.SELDOM.when(self is not Blocks.CERTAIN)


_ONE_CALL_AWAY = {Blocks.LIKELY: Blocks.FARTHER, Blocks.FARTHER: Blocks.COMMAND}


@dataclass
class BlockingAnalysis:
    """Tells what of *program* may block for longer than *limit*, and lets out what is `raised`.

    Its own functions are looked into, each once.
    """

    program: SemanticModel
    raised: str | None
    limit: float = DEFAULT_LIMIT

    def __post_init__(self) -> None:
        self.limits = TimeLimits(self.program, self.limit)

    @property
    def late(self) -> float:
        """How many seconds past its limit a job may end without counting as late."""
        return self.limit * 0.1

    def of(
        self,
        body: Sequence[ast.stmt],
        owner: str | None,
        *,
        in_task: bool = False,
        repeated: bool = False,
        called: bool = False,
    ) -> Blocks:
        """Return whether *body* may block; in a task, awaited and yielded calls do not count.

        If *repeated* for ever, what it sleeps counts, however short. If a function is *called* for
        it, no condition in it is certain to hold.
        """
        longest = Blocks.NEVER
        inside = [*statements(body)]
        endless = endless_part(inside, self.limit, self.program)
        spared = () if in_task or self.raised == ELSEWHERE else self._handled(inside, owner)
        handled = set(map(id, spared))
        optional = conditional_part(inside) if called else ()
        for statement in inside:
            if id(statement) in handled:
                continue
            if holds_two_locks(statement):
                longest = max(longest, Blocks.SOUNDS)
            calls = [call for call, _ in self.program.calls(statement)]
            if isinstance(statement, ast.For):
                calls += reads_of_lines(statement)
            again = repeated or id(statement) in endless
            awaited = self._awaited(statement) if in_task and calls else ()
            for call in calls:
                wait = self.of_call(call, owner, in_task, id(call) in awaited, again)
                idles = again is not repeated and self.raised != ELSEWHERE  # as a service does
                if statement in optional or idles:
                    wait = min(wait, Blocks.LIKELY)
                if wait > longest and not self._is_short(call, body):
                    longest = wait
                    if longest is Blocks.CERTAIN:
                        return longest
        return longest

    def _handled(self, inside: Sequence[ast.stmt], owner: str | None) -> Iterator[ast.stmt]:
        """Yield those of the statements *inside* whose exceptions a ``try`` of them swallows."""
        for statement in inside:
            if not isinstance(statement, TRY):
                continue
            handlers = catchers(statement, self.program, self.raised)
            names = map(self.name_of, self.program.calls_in(statement.body))
            waiting = {name for name in names if may_block(self.program.known(name))}
            if are_sure(handlers, waiting, self.program) and not any(
                self._raises(handler.body, owner) for handler in handlers
            ):
                yield from statements(statement.body)

    def _raises(self, body: Sequence[ast.stmt], owner: str | None) -> bool:
        """Whether *body*, or a function of the file that it calls, raises something."""
        names = map(self.name_of, self.program.calls_in(body))
        functions = filter(None, (self.program.resolve_call(name, owner) for name in names))
        bodies = [body, *(function.body for _, function in functions)]
        return any(isinstance(node, ast.Raise) for part in bodies for node in statements(part))

    def _is_short(self, call: ast.Call, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* itself limits how long its *call* blocks."""
        name = self.name_of(call)
        facts = self.program.known(name)
        if self.limits.is_of_what_has_ended(call) or self.limits.is_given_a_timeout(call):
            return True
        if facts.on == SOCKET:
            return self.limits.are_set_for_sockets(body)
        if name.endswith(".acquire") and self._is_let_go(name, body):
            return True
        if self.limits.is_made_with_one(name.rpartition(".")[0], body):
            return True
        maker, made, _ = name.partition("().")
        return bool(made) and facts.on == CHILD and self.limits.are_short_commands(maker, body)

    def _is_let_go(self, name: str, body: Sequence[ast.stmt]) -> bool:
        """Whether *body* releases the lock that it acquires by *name*, and acquires no other."""
        calls = list(self.program.calls_in(body))
        names = set(map(self.name_of, calls))
        acquired = [name for name in names if name.endswith(".acquire")]
        return len(acquired) == 1 and name.replace(".acquire", ".release") in names

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
            return Blocks.NEVER if in_task and wait < Blocks.COMMAND else wait
        given = self._given(name, owner)
        if given:
            return max(self._of_function(*function, repeated) for function in given)
        linked = linked_function(name, self.program)
        if linked is not None:
            return analysis_of(linked.model, self.raised, self.limit)._of_function(
                linked.key, linked.function, repeated
            )
        return self._of_library(call, name, in_task, awaited, repeated)

    def _given(self, name: str, owner: str | None) -> list[tuple[str, Function]]:
        """Return the functions that are passed as the parameter *name*, if all are of this file."""
        given = self.program.values_of(name) if name in self.program.parameters else ()
        names = map(self.program.qualified, given)
        functions = [self.program.resolve_call(name, owner) for name in names]
        return [function for function in functions if function] if all(functions) else []

    def _of_library(
        self, call: ast.Call, name: str, in_task: bool, awaited: bool, repeated: bool
    ) -> Blocks:
        if in_task and awaited:
            return Blocks.NEVER
        known = self.of_known(call, name, repeated=repeated)
        if known is not None:
            return known
        wait = Blocks.NEVER if in_task else _by_name(name, self.program.known(name))
        method = self.unique_method(name) if wait else None
        if method is not None:
            return self._of_function(*method, repeated)
        keys = self.program.methods.get(name.rpartition(".")[2], ()) if wait else ()
        if name.partition(".")[0] in (*self.program.modules, "self"):
            return wait
        methods = ((key, self.program.functions[key]) for key in keys)  # most likely one of those
        return min(
            wait, max((self._of_function(*method, repeated) for method in methods), default=wait)
        )

    def of_known(self, call: ast.Call, name: str, *, repeated: bool) -> Blocks | None:
        """Return whether *call*, of the library function *name*, may block, None if not known."""
        facts = self.program.known(name)
        if facts.on == TERMINAL:  # which a job has none of
            return Blocks.NEVER
        if self.limits.hold_for(name, facts):
            return Blocks.SOUNDS if repeated else Blocks.NEVER
        seconds = self._bound(call, name)
        idles = facts.on in (TIME, DESCRIPTORS)
        if seconds is not None:
            again = repeated and idles and (seconds > 0 or facts.on == TIME)
            if again or seconds >= self.limit:
                return self._of_command(call, name) if facts.on == CHILD else Blocks.CERTAIN
            waits = repeated and facts.on and not idles
            limited = seconds or has_timeout(call, facts, self.program)
            return Blocks.SOUNDS if waits and limited else Blocks.NEVER
        if facts.blocks is not None or (
            facts.needs_no_arguments and not call.args and not call.keywords
        ):
            if facts.on == CHILD:
                return min(Blocks.LIKELY, self._of_command(call, name))
            again = repeated and facts.on == NETWORK
            return Blocks.COMMAND if facts.blocks == SELDOM and not again else Blocks.LIKELY
        if facts.backtracks:
            return Blocks.COMMAND if may_backtrack(call) else Blocks.NEVER
        return None

    def _of_command(self, call: ast.Call, name: str) -> Blocks:
        hours = may_wait_for_hours(call, name, self.program)
        return Blocks.CERTAIN if hours else Blocks.COMMAND

    def _bound(self, call: ast.Call, name: str) -> float | None:
        facts = self.program.known(name)
        if facts.unless and not facts.in_c and self.program.search(facts.unless):
            return NEVER
        seconds = bound(call, facts, self.program)
        lifted = seconds == facts.blocks and seconds and self.limits.are_lifted(name)
        return FOREVER if lifted else seconds

    @cached_property
    def _packages(self) -> frozenset[str]:
        return self.program.modules - sys.stdlib_module_names

    def is_foreign(self, name: str) -> bool:
        """Whether *name* is a function of another package, or a method of what it makes."""
        of_package = name.partition(".")[0] in self._packages
        return of_package and not is_of_tree(name, self.program)

    def waits(self, call: ast.Call, name: str) -> bool:
        """Whether *call*, of *name*, is known to wait for something outside of the process."""
        facts = self.program.known(name)
        if not may_block(facts) or self.limits.hold_for(name, facts):
            return False
        seconds = self._bound(call, name)
        return seconds is not None and seconds >= self.limit

    def waits_early(self, step: CallEvent) -> bool:
        """Whether *step* may wait for ever before the work begins.

        A command whose output is read there usually prints a version or a path.
        """
        if any(map(is_endless, step.inside)) and self.program.known(step.name).on == TIME:
            return True
        return self.waits(step.call, step.name) and not (
            prints_a_version(step.call, step.name, self.program) or is_no_url(step)
        )

    def is_limited(self, function: Function, owner: str | None) -> bool:
        """Whether a timeout limits what *function* waits for, and nothing else in it may block."""
        names = map(self.name_of, self.program.calls_in(function.body))
        has_one = any(map(self.limits.has_instance_timeout, names))
        limited = has_one or "timeout" in ast.unparse(function)
        return limited and self.of(function.body, owner) < Blocks.FOREIGN

    @memoized
    def runs_a_program(self, function: Function) -> bool:
        """Whether *function* itself starts a program, most likely the one passed to it."""
        return bool(_RUNS_PROGRAMS.spelled(self.program)) and any(
            self.program.facts_of(call).on == CHILD for call in self.program.calls_in(function.body)
        )

    def name_of(self, call: ast.Call) -> str:
        """Return the qualified name of *call*, with what its owner is made by looked up."""
        return name_of_call(self.program, call)

    def unique_method(self, name: str) -> tuple[str, Function] | None:
        """Return the one method of the file that *name*, as in ``device.inventory``, may mean.

        What a module has, and an attribute of something, is most likely of others.
        """
        owner, _, method = name.rpartition(".")
        if not owner or "." in owner or "(" in owner:
            return None
        meant = self.program.unique_method(method)
        return None if meant is None or owner in self.program.aliases.values() else meant

    def _awaited(self, statement: ast.stmt) -> set[int]:
        """Return what *statement* itself awaits, by id."""
        awaited = {
            id(node.value)
            for node in own_expressions(statement)
            if isinstance(node, (ast.Await, ast.Yield))
        }
        if isinstance(statement, ast.AsyncWith):
            awaited.update(id(item.context_expr) for item in statement.items)
        elif isinstance(statement, ast.AsyncFor):
            awaited.add(id(statement.iter))
        for call, _ in self.program.calls(statement):
            if self.program.facts_of(call).takes_coroutines:
                awaited.update(map(id, call.args))
        return awaited

    @recursive(meanwhile=Blocks.NEVER)
    def _of_function(self, key: str, function: Function, repeated: bool) -> Blocks:
        owner, _, name = key.rpartition(".")
        if not is_abstract(function):
            task = is_a_task(function, self.program)
            wait = self.of(
                function.body, owner or None, in_task=task, repeated=repeated, called=True
            )
            return _ONE_CALL_AWAY.get(wait, wait)
        methods = {key: self.program.functions[key] for key in self.program.methods.get(name, ())}
        methods.pop(key, None)
        instead = (self._of_function(*method, repeated) for method in methods.items())
        return max(instead, default=Blocks.SOUNDS)


@memoized
def analysis_of(program: SemanticModel, raised: str | None, limit: float) -> BlockingAnalysis:
    """Return the analysis of *program*, made once."""
    return BlockingAnalysis(program, raised, limit)


def _by_name(name: str, facts: Call) -> Blocks:
    """Return whether the *name* of a function suggests that it may block, if *facts* do not say."""
    if facts.harmless or facts.quick or facts.prints or facts.exits or is_setup_call(name, facts):
        return Blocks.NEVER
    return Blocks.SOUNDS if sounds_like_work(name) else Blocks.UNKNOWN
