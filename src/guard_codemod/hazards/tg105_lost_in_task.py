"""Where asyncio keeps the guard's exception, or waits before it lets it through."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.data.known_calls import Names
from guard_codemod.hazards.support.blocking_analysis import Wait
from guard_codemod.hazards.support.checker import Visit, threat
from guard_codemod.hazards.support.continuation import onward
from guard_codemod.hazards.support.control_flow import End
from guard_codemod.hazards.support.exception_matching import CANCELLED
from guard_codemod.hazards.support.swallowing_handlers import traps
from guard_codemod.model import Threat, ThreatKind
from guard_codemod.semantic.ast_utils import own_expressions, statements
from guard_codemod.semantic.qualified_names import dotted

_STARTS_A_TASK = Names(
    "asyncio.create_task asyncio.ensure_future asyncio.*.create_task *loop*.create_task"
)
_CONCERNS_TASKS = frozenset(
    {"create_task", "ensure_future", "gather", "run_in_executor", "to_thread"}
)


def tasks(visit: Visit) -> Iterator[Threat]:
    """Yield calls that keep the exception from leaving ``asyncio.run``."""
    if visit.raised is None:
        return
    for call, name in visit.calls:
        if name.rpartition(".")[2] not in _CONCERNS_TASKS:
            continue
        if _is_lost(visit, call, name):
            what = f"nobody looks at what this task raises: the {visit.raised} would be lost in it, and the job goes on"
            yield threat(ThreatKind.ASYNCIO, call, what)
        elif _is_waited_for(visit, call, name):
            what = f"the {visit.raised} would be lost in this task: the queue that is waited for would never be done"
            yield threat(ThreatKind.ASYNCIO, call, f"{what}; the job would hang for ever")
        elif _others_block(visit, call, name):
            what = f"what runs beside this blocks in its turn, when the {visit.raised} has ended the first of them"
            yield threat(ThreatKind.ASYNCIO, call, f"{what}; the job would hang for ever")
        elif blocks_a_thread(visit, call, name):
            what = "asyncio.run waits for the thread of this call, which nothing ends; the job would hang for ever"
            yield threat(ThreatKind.ASYNCIO, call, what)


def uncancellable(visit: Visit) -> Iterator[Threat]:
    """Yield what does not let a task be cancelled, for which ``asyncio.run`` waits."""
    if visit.raised is None or not isinstance(visit.function, ast.AsyncFunctionDef):
        return
    for trap in traps(visit, CANCELLED):
        if trap.ends & End.FAILS or not any(map(_awaits_a_call, statements(trap.guarded))):
            continue
        goes = onward(visit, trap.ends, trap.suite, lambda: Wait.SURELY)
        if goes is not None and isinstance(goes.loop, ast.While):
            what = f"{trap.what} swallows the CancelledError and {goes.what}: asyncio.run waits for this task at its end"
            yield threat(ThreatKind.ASYNCIO, trap.node, what)


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


def _is_lost(visit: Visit, call: ast.Call, name: str) -> bool:
    """Whether *call* starts a coroutine of this file that blocks, for nobody to see what comes of it."""
    if not isinstance(visit.statement, ast.Expr):
        return False
    value = visit.statement.value
    if name == "asyncio.gather":
        kept = any(
            word.arg == "return_exceptions" and _is_true(word.value) for word in call.keywords
        )
        return (
            kept
            and isinstance(value, ast.Await)
            and value.value is call
            and _any_blocks(visit, call)
        )
    return name in _STARTS_A_TASK and value is call and _any_blocks(visit, call)


def _any_blocks(visit: Visit, call: ast.Call) -> bool:
    return any(_blocks(visit, argument) for argument in call.args)


def _blocks(visit: Visit, argument: ast.expr) -> bool:
    made = [inner for inner in ast.walk(argument) if isinstance(inner, ast.Call)]
    return any(
        visit.tour.patience.of_call(inner, visit.owner_name, True, True) is Wait.SURELY
        for inner in made
    )


def _is_waited_for(visit: Visit, call: ast.Call, name: str) -> bool:
    """Whether *call* starts a coroutine of this file that blocks, and its function waits for a queue to be done."""
    return (
        visit.function is not None
        and name in _STARTS_A_TASK
        and any(map(_awaits_a_queue, statements(visit.function.body)))
        and _any_blocks(visit, call)
    )


def _awaits_a_queue(statement: ast.stmt) -> bool:
    """Whether *statement* is like ``await queue.join()``."""
    awaited = statement.value if isinstance(statement, ast.Expr) else None
    call = awaited.value if isinstance(awaited, ast.Await) else None
    return isinstance(call, ast.Call) and dotted(call.func, {}).endswith(".join") and not call.args


def _others_block(visit: Visit, call: ast.Call, name: str) -> bool:
    """Whether *call* runs several coroutines of this file at once, all of which block."""
    if name == "asyncio.gather":
        blocking = [argument for argument in call.args if _blocks(visit, argument)]
        return len(blocking) > 1 or any(isinstance(one, ast.Starred) for one in blocking)
    return False


def blocks_a_thread(visit: Visit, call: ast.Call, name: str) -> bool:
    """Whether *call* has a thread of asyncio's pool call something that may wait."""
    at = 0 if name == "asyncio.to_thread" else 1 if name.endswith(".run_in_executor") else None
    if at is None or len(call.args) <= at:
        return False
    target = call.args[at]
    while (
        isinstance(target, ast.Call)
        and dotted(target.func, visit.program.aliases) == "functools.partial"
    ):
        call, target = target, target.args[0]
        at = 0
    if isinstance(target, ast.Lambda):
        made = [inner for inner in ast.walk(target.body) if isinstance(inner, ast.Call)]
    else:
        made = [ast.copy_location(ast.Call(target, call.args[at + 1 :], call.keywords), call)]
    return any(
        visit.tour.patience.of_call(inner, visit.owner_name, False, False) >= Wait.PERHAPS
        for inner in made
    )


def _is_true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is True
