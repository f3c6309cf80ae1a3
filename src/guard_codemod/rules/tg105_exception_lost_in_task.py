"""TG105: asyncio keeps the guard's exception, or waits before it lets it through."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set

from guard_codemod.data.call import EXECUTOR, GREENLET, Call
from guard_codemod.lazy import regex
from guard_codemod.model import Doubt, Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.rules.support.continuation import continuation_after
from guard_codemod.rules.support.spawned import work_blocks
from guard_codemod.rules.support.swallowing_handlers import runs_guarded, swallowing_sites
from guard_codemod.semantic.ast_utils import (
    LOOPS,
    TRY,
    WITH,
    is_constant,
    keyword,
    last_name,
    names_in,
    own_expressions,
    statements,
)
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.control_flow import Exit
from guard_codemod.semantic.exception_matching import CANCELLED
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name


class ExceptionLostInTask(HazardRule):
    """Reports tasks that keep the exception of the guard, and work that cannot be cancelled.

    Source: https://docs.python.org/3/library/asyncio-runner.html#asyncio.run
    """

    summary = "asyncio keeps the guard's exception, or waits for what cannot be cancelled"
    why = (
        "An exception in a task is raised where the task is awaited, if it is. Before asyncio.run"
        " raises an exception, it cancels all tasks and waits for them, and for the threads of its"
        " executor, to end."
    )
    help = (
        "await what you start, let CancelledError through, or add a backstop:"
        " apply --kill-after 60s --update"
    )
    known_limits = (
        "A greenlet is reported if it is known to block the thread: what waits for gevent or"
        " eventlet itself lets the exception through. The confidence is medium, since most tasks"
        " end when they are cancelled."
    )
    precision = "0 of 3 findings at medium confidence"
    bad = """\
import asyncio


async def work():
    while True:
        try:
            await asyncio.sleep(600)
        except asyncio.CancelledError:
            print("not now")


if __name__ == "__main__":
    asyncio.run(work())
"""
    good = bad.replace('print("not now")', "raise")
    keywords = KeywordFilter("*:CancelScope", lambda facts: _concerns_tasks(facts))

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        if context.raised is None:
            return
        yield from super().check(context)
        suites = context.statements((*TRY, *WITH), _COROUTINES)
        yield from context.check(suites, cls._uncancellable)

    @classmethod
    def check_site(cls, site: Site) -> Iterator[Finding]:
        for call, name in site.calls:
            if _concerns_tasks(site.program.known(name)):
                yield from _lost(site, call, name)
            if name.endswith(".CancelScope") and is_constant(keyword(call, "shield"), True):
                so = ": the event loop waits for what is in it"
                what = "this scope is not cancelled"
                yield cls.at(call, what, consequence=so, doubts=Doubt.GUESSED)

    @classmethod
    def _uncancellable(cls, site: Site) -> Iterator[Finding]:
        """Yield what does not let a task be cancelled, for which ``asyncio.run`` waits."""
        if not isinstance(site.function, ast.AsyncFunctionDef):
            return
        if site.program.search(_RUNS_A_LOOP) and not site.program.search(_CANCELS_TASKS):
            return
        for swallowing in swallowing_sites(site, CANCELLED):
            if swallowing.exits(site) & Exit.RAISES:
                continue
            if not any(map(_awaits_a_call, statements(swallowing.guarded))):
                continue
            if not runs_guarded(site):
                continue
            goes = continuation_after(site, swallowing, CANCELLED)
            if goes is not None and isinstance(goes.loop, ast.While):
                what = f"{swallowing.what} the CancelledError and {goes.what}"
                so = ": asyncio.run() waits for this task"
                yield cls.at(swallowing.node, what, consequence=so, doubts=Doubt.GUESSED)


_COOPERATES = regex("monkey|set_wait_callback|psycogreen")
"""What is spelled where the calls that block are those of gevent."""

_RUNS_A_LOOP = regex(r"\.run_(?:sync|until_complete|forever)\(")
_CANCELS_TASKS = regex(r"\b(?:asyncio|anyio|trio|uvloop)\.run\(|\bRunner\(|\ball_tasks\(")
_COROUTINES = KeywordFilter("asyncio:async")


def _concerns_tasks(facts: Call) -> bool:
    return facts.starts_task or facts.gathers or facts.spawns in (EXECUTOR, GREENLET)


def _lost(site: Site, call: ast.Call, name: str) -> Iterator[Finding]:
    """Yield *call* if it keeps the exception from leaving ``asyncio.run``."""
    goes_on, so = False, ""
    if _is_lost(site, call, name):
        goes_on, what = True, "nothing checks this task's result"
        so = f": the {site.raised} is lost in it and the job continues"
    elif _is_waited_for(site, call, name):
        what = f"the {site.raised} is lost in this task"
        so = ": the queue that is waited for is never done, so the job never ends"
    elif _others_block(site, call, name):
        what = f"the {site.raised} ends only the first of these coroutines"
        so = ": the others block in turn, so the job never ends"
    elif _is_in_greenlet(site, call, name):
        goes_on, what = True, f"the {site.raised} is lost in this greenlet, and the job continues"
    elif work_blocks(call, name, site) > Blocks.COMMAND:
        what = "asyncio.run() waits for the thread of this call, so the job never ends"
    else:
        return
    yield ExceptionLostInTask.at(
        call, what, consequence=so, doubts=Doubt.GUESSED, may_succeed=goes_on
    )


def _is_in_greenlet(site: Site, call: ast.Call, name: str) -> bool:
    """Whether *call* starts a greenlet that blocks, other than by waiting for gevent."""
    # While all greenlets wait for gevent, it is raised in the hub, and so in the main greenlet.
    blocks = work_blocks(call, name, site, of=GREENLET)
    return blocks is Blocks.CERTAIN and not site.program.search(_COOPERATES)


def _awaits_a_call(statement: ast.stmt) -> bool:
    """Whether *statement* awaits a call: a task may have been cancelled on purpose."""
    return isinstance(statement, (ast.AsyncFor, ast.AsyncWith)) or any(
        isinstance(node, ast.Await)
        and isinstance(node.value, ast.Call)
        and not qualified_name(node.value.func, {}).endswith("shield")
        for node in own_expressions(statement)
    )


def _is_lost(site: Site, call: ast.Call, name: str) -> bool:
    """Whether *call* starts a local coroutine that blocks, and its result is dropped."""
    tests = (outer.test for outer in site.within if isinstance(outer, ast.If))
    if any("is_running" in ast.unparse(test) for test in tests):
        return False  # it runs only in a notebook
    value, dropped = getattr(site.statement, "value", None), isinstance(site.statement, ast.Expr)
    if site.program.known(name).gathers:
        kept = is_constant(keyword(call, "return_exceptions"), True)
        kept |= name.endswith(".wait") and site.program.search(_RESULTS) is None
        awaited = isinstance(value, ast.Await) and value.value is call
        lost = kept and awaited and (dropped or not _may_fail_behind(site))
        return lost and _any_blocks(site, call)
    starts = site.program.known(name).starts_task
    return starts and dropped and value is call and _any_blocks(site, call)


_RESULTS = regex(r"\.(?:result|exception)\(")


def _may_fail_behind(site: Site) -> bool:
    """Whether something behind *site*, in its function, may tell that a task has failed."""
    body = site.function.body if site.function else ()
    behind = [node for node in statements(body) if node.lineno > site.statement.lineno]
    return any(
        isinstance(node, ast.Raise) or (isinstance(node, ast.Return) and node.value is not None)
        for node in behind
    ) or any(site.program.facts_of(call).exits for call in site.program.calls_in(behind))


def _any_blocks(site: Site, call: ast.Call) -> bool:
    return any(_blocks(site, argument) for argument in call.args)


def _blocks(site: Site, argument: ast.expr) -> bool:
    made = [
        inner
        for node in (argument, *_kept_in(argument, site))
        for inner in ast.walk(node)
        if isinstance(inner, ast.Call)
    ]
    made += [
        ast.copy_location(ast.Call(inner.args[0], [], []), inner)
        for inner in made
        if inner.args and site.program.facts_of(inner).calls_each
    ]
    return any(
        site.blocking.of_call(inner, site.owner_name, True, True) >= Blocks.COMMAND
        for inner in made
    )


def _kept_in(argument: ast.expr, site: Site) -> Iterator[ast.expr]:
    """Yield what the function at *site* assigns to the names in *argument*, or adds to them."""
    names = names_in(argument)
    for placed in site.spelling_here(names):
        statement = placed.statement
        if isinstance(statement, ast.Assign) and not names.isdisjoint(names_in(*statement.targets)):
            yield statement.value
        for call, _ in site.program.calls(statement):
            if last_name(call.func) in ("append", "add") and names_in(call.func) & names:
                yield from call.args


def _is_waited_for(site: Site, call: ast.Call, name: str) -> bool:
    """Whether *call* starts a local coroutine that blocks, and its function waits for its work.

    That is a queue or an event that the coroutine is given, or any queue that is joined, unless
    the task itself is awaited before.
    """
    if site.function is None or not site.program.known(name).starts_task:
        return False
    if site.owner and _joins_a_queue(site.program):
        return _any_blocks(site, call)
    given = names_in(*call.args)
    for statement in statements(site.function.body):
        if statement.lineno <= site.statement.lineno:
            continue
        for node in own_expressions(statement):
            if not isinstance(node, ast.Await):
                continue
            if _awaits_signal(node.value, given):
                return _any_blocks(site, call)
            if names_in(node.value) & names_in(*getattr(site.statement, "targets", ())):
                return False
    return False


def _joins_a_queue(program: SemanticModel) -> bool:
    """Whether a coroutine ticks off what it gets, and another waits until all is ticked off."""
    return program.spells(".task_done()") and any(
        isinstance(node, ast.Await) and _awaits_signal(node.value, frozenset())
        for placed in program.statements.spelling(["join"])
        for node in own_expressions(placed.statement)
    )


_WAITS_FOR_OTHERS = frozenset({"get", "join", "wait", "acquire"})


def _awaits_signal(awaited: ast.expr, given: Set[str]) -> bool:
    """Whether *awaited* is like ``queue.get()``, of what is *given*, or ``queue.join()``."""
    method = awaited.func if isinstance(awaited, ast.Call) and not awaited.args else None
    if not isinstance(method, ast.Attribute) or method.attr not in _WAITS_FOR_OTHERS:
        return False
    return method.attr == "join" or not given.isdisjoint(names_in(method.value))


_IN_A_GROUP = ("TaskGroup().create_task", ".start_soon")


def _started(call: ast.Call) -> list[ast.expr]:
    """Return the coroutine that *call* starts, or the call of the function that it is given."""
    first, *rest = call.args or [call]
    return [first] if isinstance(first, ast.Call) else [ast.Call(first, rest, [])]


def _others_block(site: Site, call: ast.Call, name: str) -> bool:
    """Whether *call* runs several coroutines of this file at once, all of which block.

    A task group cancels the others only once those that are ready have run.
    """
    if name.endswith(_IN_A_GROUP):
        again = any(isinstance(outer, LOOPS) for outer in site.within)
        return again and any(_blocks(site, argument) for argument in _started(call))
    if site.program.known(name).gathers:
        blocking = [argument for argument in call.args if _blocks(site, argument)]
        return len(blocking) > 1 or any(isinstance(node, ast.Starred) for node in blocking)
    return False
