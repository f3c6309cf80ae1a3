"""Where asyncio keeps the guard's exception, or waits before it lets it through."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.data.known_calls import Names
from guard_codemod.model import Threat, ThreatKind
from guard_codemod.rules.support.checker import Site, threat
from guard_codemod.rules.support.continuation import continuation_after
from guard_codemod.rules.support.swallowing_handlers import swallowing_sites
from guard_codemod.semantic.ast_utils import own_expressions, statements
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.control_flow import Exit
from guard_codemod.semantic.exception_matching import CANCELLED
from guard_codemod.semantic.qualified_names import dotted

_STARTS_A_TASK = Names(
    "asyncio.create_task asyncio.ensure_future asyncio.*.create_task *loop*.create_task"
)
_CONCERNS_TASKS = frozenset(
    {"create_task", "ensure_future", "gather", "run_in_executor", "to_thread"}
)


def tasks(site: Site) -> Iterator[Threat]:
    """Yield calls that keep the exception from leaving ``asyncio.run``."""
    if site.raised is None:
        return
    for call, name in site.calls:
        if name.rpartition(".")[2] not in _CONCERNS_TASKS:
            continue
        if _is_lost(site, call, name):
            what = f"nobody looks at what this task raises: the {site.raised} would be lost in it, and the job goes on"
            yield threat(ThreatKind.ASYNCIO, call, what)
        elif _is_waited_for(site, call, name):
            what = f"the {site.raised} would be lost in this task: the queue that is waited for would never be done"
            yield threat(ThreatKind.ASYNCIO, call, f"{what}; the job would hang for ever")
        elif _others_block(site, call, name):
            what = f"what runs beside this blocks in its turn, when the {site.raised} has ended the first of them"
            yield threat(ThreatKind.ASYNCIO, call, f"{what}; the job would hang for ever")
        elif blocks_a_thread(site, call, name):
            what = "asyncio.run waits for the thread of this call, which nothing ends; the job would hang for ever"
            yield threat(ThreatKind.ASYNCIO, call, what)


def uncancellable(site: Site) -> Iterator[Threat]:
    """Yield what does not let a task be cancelled, for which ``asyncio.run`` waits."""
    if site.raised is None or not isinstance(site.function, ast.AsyncFunctionDef):
        return
    for swallowing in swallowing_sites(site, CANCELLED):
        if swallowing.ends & Exit.RAISES or not any(
            map(_awaits_a_call, statements(swallowing.guarded))
        ):
            continue
        goes = continuation_after(site, swallowing.ends, swallowing.suite, lambda: Blocks.CERTAIN)
        if goes is not None and isinstance(goes.loop, ast.While):
            what = f"{swallowing.what} swallows the CancelledError and {goes.what}: asyncio.run waits for this task at its end"
            yield threat(ThreatKind.ASYNCIO, swallowing.node, what)


def _awaits_a_call(statement: ast.stmt) -> bool:
    """Whether *statement* awaits more than a task that is there: that one may have been cancelled on purpose."""
    return isinstance(statement, (ast.AsyncFor, ast.AsyncWith)) or any(
        isinstance(node, ast.Await)
        and isinstance(node.value, ast.Call)
        and not _shields(node.value)
        for node in own_expressions(statement)
    )


def _shields(call: ast.Call) -> bool:
    return dotted(call.func, {}).endswith("shield")


def _is_lost(site: Site, call: ast.Call, name: str) -> bool:
    """Whether *call* starts a coroutine of this file that blocks, for nobody to see what comes of it."""
    if not isinstance(site.statement, ast.Expr):
        return False
    value = site.statement.value
    if name == "asyncio.gather":
        kept = any(
            word.arg == "return_exceptions" and _is_true(word.value) for word in call.keywords
        )
        return (
            kept
            and isinstance(value, ast.Await)
            and value.value is call
            and _any_blocks(site, call)
        )
    return name in _STARTS_A_TASK and value is call and _any_blocks(site, call)


def _any_blocks(site: Site, call: ast.Call) -> bool:
    return any(_blocks(site, argument) for argument in call.args)


def _blocks(site: Site, argument: ast.expr) -> bool:
    made = [inner for inner in ast.walk(argument) if isinstance(inner, ast.Call)]
    return any(
        site.context.blocking.of_call(inner, site.owner_name, True, True) is Blocks.CERTAIN
        for inner in made
    )


def _is_waited_for(site: Site, call: ast.Call, name: str) -> bool:
    """Whether *call* starts a coroutine of this file that blocks, and its function waits for a queue to be done."""
    return (
        site.function is not None
        and name in _STARTS_A_TASK
        and any(map(_awaits_a_queue, statements(site.function.body)))
        and _any_blocks(site, call)
    )


def _awaits_a_queue(statement: ast.stmt) -> bool:
    """Whether *statement* is like ``await queue.join()``."""
    awaited = statement.value if isinstance(statement, ast.Expr) else None
    call = awaited.value if isinstance(awaited, ast.Await) else None
    return isinstance(call, ast.Call) and dotted(call.func, {}).endswith(".join") and not call.args


def _others_block(site: Site, call: ast.Call, name: str) -> bool:
    """Whether *call* runs several coroutines of this file at once, all of which block."""
    if name == "asyncio.gather":
        blocking = [argument for argument in call.args if _blocks(site, argument)]
        return len(blocking) > 1 or any(isinstance(one, ast.Starred) for one in blocking)
    return False


def blocks_a_thread(site: Site, call: ast.Call, name: str) -> bool:
    """Whether *call* has a thread of asyncio's pool call something that may wait."""
    at = 0 if name == "asyncio.to_thread" else 1 if name.endswith(".run_in_executor") else None
    if at is None or len(call.args) <= at:
        return False
    target = call.args[at]
    while (
        isinstance(target, ast.Call)
        and dotted(target.func, site.program.aliases) == "functools.partial"
    ):
        call, target = target, target.args[0]
        at = 0
    if isinstance(target, ast.Lambda):
        made = [inner for inner in ast.walk(target.body) if isinstance(inner, ast.Call)]
    else:
        made = [ast.copy_location(ast.Call(target, call.args[at + 1 :], call.keywords), call)]
    return any(
        site.context.blocking.of_call(inner, site.owner_name, False, False) >= Blocks.LIKELY
        for inner in made
    )


def _is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True
