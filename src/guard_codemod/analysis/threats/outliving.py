"""What keeps the process alive when the main thread has ended: threads, pools and child processes.

https://docs.python.org/3/library/threading.html#thread-objects ("the entire Python program exits when no alive
non-daemon threads are left") and https://docs.python.org/3/library/multiprocessing.html#multiprocessing.Process.daemon
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from guard_codemod.analysis.calls import dotted, own_expressions, statements
from guard_codemod.analysis.flow import Program
from guard_codemod.analysis.known import Names
from guard_codemod.analysis.threats.walk import Visit, threat
from guard_codemod.model import Threat, ThreatKind

_THREAD = Names("threading.Thread threading._Timer")
_TIMER = Names("threading.Timer")
_PROCESS = Names("multiprocessing.Process multiprocessing.process.*Process multiprocessing.*context*Process")
_POOL = Names("concurrent.futures.*PoolExecutor")
_IN_A_THREAD = Names("asyncio.to_thread **.run_in_executor")

_SAYS = {
    _THREAD: "this thread is no daemon: the process goes on until it ends, also after the TimeoutError",
    _TIMER: "this timer is no daemon: the process goes on until it has run, also after the TimeoutError",
    _PROCESS: "this child is no daemon: the process waits for it at the end, also after the TimeoutError",
    _POOL: "the process waits for what runs in this pool, also after the TimeoutError",
    _IN_A_THREAD: "the event loop waits for this thread at its end, also after the TimeoutError",
}
_ENDED_BY = {_THREAD: (), _TIMER: ("cancel",), _PROCESS: ("terminate", "kill")}


def outlived(visit: Visit) -> Iterator[Threat]:
    """Yield what is started that the process waits for at its end."""
    for call, name in visit.calls:
        kind = _kind(name, visit.program)
        if kind is _IN_A_THREAD and _has_executor(call):
            continue
        if kind in _ENDED_BY and (_is_daemon(call, name, visit) or _is_ended(_ENDED_BY[kind], visit)):
            continue
        if kind is not None:
            yield threat(ThreatKind.OUTLIVED, call, _SAYS[kind])


def _kind(name: str, program: Program) -> Names | None:
    """Return what *name* makes, be it by way of a class of the file."""
    seen: set[str] = set()
    while name in program.classes and name not in seen:
        seen.add(name)
        bases = [dotted(base, program.aliases) for base in program.classes[name].bases]
        name = next((base for base in bases if base in program.classes or _known(base)), "")
    return _known(name)


def _known(name: str) -> Names | None:
    return next((kind for kind in _SAYS if name in kind), None)


def _has_executor(call: ast.Call) -> bool:
    """Whether *call*, of ``run_in_executor``, names an executor, which is warned of where it is made."""
    first = call.args[0] if call.args else None
    attribute = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return attribute == "run_in_executor" and not (isinstance(first, ast.Constant) and first.value is None)


def _is_daemon(call: ast.Call, name: str, visit: Visit) -> bool:
    """Whether *call* makes a daemon, as far as one can see."""
    if any(
        keyword.arg is None or (keyword.arg == "daemon" and _may_be_true(keyword.value)) for keyword in call.keywords
    ):
        return True
    made = visit.program.classes.get(name)
    if made is not None and any(_makes_daemon(statement) for statement in _all(made.body)):
        return True
    around = visit.function.body if visit.function else visit.program.tree.body
    if any(_makes_daemon(statement) for statement in statements(around)):
        return True
    kept = {_last(target) for target in _targets(visit.statement)}
    return bool(kept) and any(
        _last(owner) in kept for statement in _all(visit.program.tree.body) for owner in _daemons(statement)
    )


def _is_ended(methods: Iterable[str], visit: Visit) -> bool:
    """Whether the program calls one of *methods* on something, in the same class or function."""
    scope = visit.owner or visit.function or visit.program.tree
    return any(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in methods
        for statement in _all(scope.body)
        for node in own_expressions(statement)
    )


def _makes_daemon(statement: ast.stmt) -> bool:
    if any(True for _ in _daemons(statement)):
        return True
    if isinstance(statement, ast.Assign) and any(_last(target) == "daemon" for target in statement.targets):
        return _may_be_true(statement.value)
    return any(
        isinstance(node, ast.Call)
        and _last(node.func) == "__init__"
        and any(keyword.arg == "daemon" and _may_be_true(keyword.value) for keyword in node.keywords)
        for node in own_expressions(statement)
    )


def _daemons(statement: ast.stmt) -> Iterator[ast.expr]:
    """Yield what *statement* makes a daemon."""
    if isinstance(statement, ast.Assign) and _may_be_true(statement.value):
        yield from (
            target.value
            for target in statement.targets
            if isinstance(target, ast.Attribute) and target.attr == "daemon"
        )
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        call = statement.value
        if isinstance(call.func, ast.Attribute) and call.func.attr == "setDaemon" and all(map(_may_be_true, call.args)):
            yield call.func.value


def _targets(statement: ast.stmt) -> list[ast.expr]:
    if isinstance(statement, ast.Assign):
        return statement.targets
    return [statement.target] if isinstance(statement, ast.AnnAssign) else []


def _all(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    return statements(body, into_definitions=True)


def _last(node: ast.expr) -> str:
    """Return the last part of the name *node*."""
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _may_be_true(node: ast.expr) -> bool:
    return not isinstance(node, ast.Constant) or bool(node.value)
