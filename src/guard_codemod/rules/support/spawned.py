"""Threads, pools and child processes that a job starts, and for which it waits at exit."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from guard_codemod.data.call import EXECUTOR, POOL, PROCESS, THREAD, TIMER
from guard_codemod.rules.support.checker import Site
from guard_codemod.rules.support.daemons import is_daemon, is_ended, is_ended_on_the_way_out
from guard_codemod.semantic.ast_utils import Function, statements
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name

_MESSAGES = {
    THREAD: "non-daemon thread: the process keeps running after the TimeoutError",
    TIMER: "non-daemon timer: the process keeps running until it has fired, even after the"
    " TimeoutError",
    PROCESS: "non-daemon child process: the job waits for it at exit, even after the TimeoutError",
    POOL: "the job waits for what runs in this pool, even after the TimeoutError",
    EXECUTOR: "the event loop waits for this thread at its end, even after the TimeoutError",
}


@dataclass(frozen=True)
class Spawned:
    """What `call` starts, and what to say of it.

    `is_pooled` says that it cannot be a daemon, and `joins_on` that its ``join()`` swallows an
    `OSError`, as ``multiprocessing.popen_fork.Popen.poll`` does.
    """

    call: ast.Call
    name: str
    message: str
    is_daemon: bool = False
    is_pooled: bool = False
    joins_on: bool = False


def spawned_at(site: Site) -> Iterator[Spawned]:
    """Yield what *site* starts, but for what ends soon, or is ended by the job."""
    for call, name in site.calls:
        classes = list(_classes(name, site.program))
        facts = site.program.known(_base(classes[-1], site.program) if classes else name)
        message = _MESSAGES.get(facts.spawns)
        if message is None or _has_executor(call):
            continue
        if facts.spawns in (POOL, EXECUTOR):
            yield Spawned(call, name, message, is_pooled=True)
            continue
        methods = frozenset(facts.ended_by.split())
        runs_on = facts.spawns == TIMER or not _ends_soon(call, site)  # a timer waits first
        if runs_on and not _is_ended(call, methods, site):
            daemon = is_daemon(call, classes, site)
            joins_on = facts.spawns == PROCESS
            yield Spawned(call, name, message, daemon, joins_on=joins_on)


def _is_ended(call: ast.Call, methods: frozenset[str], site: Site) -> bool:
    """Whether one of *methods* ends what *call* makes; if it restarts itself, in cleanup code."""
    return is_ended(methods, site) and (
        not _starts_anew(call, site) or is_ended_on_the_way_out(methods, site)
    )


def _ends_soon(call: ast.Call, site: Site) -> bool:
    """Whether what *call* makes is never started, or runs code that neither blocks nor loops."""
    if isinstance(site.statement, ast.Expr) and site.statement.value is call:
        name = qualified_name(call.func, site.program.aliases)
        return name.rpartition(".")[2][:1].isupper()  # a function starts it
    given = _given(call)
    if isinstance(given, ast.Lambda):
        return not any(isinstance(node, ast.Call) for node in ast.walk(given.body))
    local = _local(given, site)
    return (
        local is not None
        and not any(isinstance(statement, ast.While) for statement in statements(local[1].body))
        and site.context.blocking.of(local[1].body, local[0].rpartition(".")[0] or None)
        is Blocks.NEVER
    )


def _given(call: ast.Call) -> ast.expr | None:
    """Return the function that the thread, timer or child made by *call* runs."""
    named = (word.value for word in call.keywords if word.arg in ("target", "function"))
    return next(named, None) or (call.args[1] if len(call.args) > 1 else None)


def _local(function: ast.expr | None, site: Site) -> tuple[str, Function] | None:
    name = qualified_name(function, site.program.aliases) if function else ""
    return site.program.resolve_call(name, site.owner_name) if name else None


def _starts_anew(call: ast.Call, site: Site) -> bool:
    """Whether *call* makes a timer that calls what makes the next one."""
    local = _local(_given(call), site)
    return (site.function is not None and local is not None) and (
        local[1] is site.function
        or any(
            qualified_name(made.func, {}).rpartition(".")[2] == site.function.name
            for statement in statements(local[1].body)
            for made, _ in site.program.calls(statement)
        )
    )


def _classes(name: str, program: SemanticModel) -> Iterator[ast.ClassDef]:
    """Yield the class *name* of the file, if it is one, and those that it is derived from."""
    seen: set[str] = set()
    while name in program.classes and name not in seen:
        seen.add(name)
        yield program.classes[name]
        name = _base(program.classes[name], program)


def _base(definition: ast.ClassDef, program: SemanticModel) -> str:
    """Return the base of *definition* that the process may wait for, or ""."""
    bases = [qualified_name(base, program.aliases) for base in definition.bases]
    return next(
        (base for base in bases if base in program.classes or program.known(base).spawns), ""
    )


def _has_executor(call: ast.Call) -> bool:
    """Whether *call* names an executor, which is reported where it is made."""
    first = call.args[0] if call.args else None
    attribute = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return attribute == "run_in_executor" and not (
        isinstance(first, ast.Constant) and first.value is None
    )
