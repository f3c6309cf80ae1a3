"""What keeps the process alive when the main thread has ended: threads, pools and child processes.

https://docs.python.org/3/library/threading.html#thread-objects ("the entire Python program exits when no alive
non-daemon threads are left") and https://docs.python.org/3/library/multiprocessing.html#multiprocessing.Process.daemon
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from guard_codemod.data.known_calls import Names
from guard_codemod.model import Threat, ThreatKind
from guard_codemod.rules.support.checker import Site, threat
from guard_codemod.rules.support.daemons import (
    is_daemon,
    is_ended,
    is_ended_on_the_way_out,
    is_joined,
)
from guard_codemod.rules.tg105_exception_lost_in_task import blocks_a_thread
from guard_codemod.semantic.ast_utils import Function, statements
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.exception_matching import TIMEOUT
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted


@dataclass(frozen=True)
class _Kind:
    """What the process waits for at its end; `ended_by` are the methods that end it, None if it cannot be a daemon.

    `delayed` says that it waits before it runs anything, and `joins_on` that its ``join()`` swallows an `OSError`, in
    ``multiprocessing.popen_fork.Popen.poll``.
    """

    made_by: Names
    what: str
    ended_by: frozenset[str] | None = None
    joins_on: bool = False
    delayed: bool = False


_KINDS = (
    _Kind(
        Names("threading.Thread"),
        "this thread is no daemon: after the TimeoutError the job goes on until it ends, or ends as if all were well",
        frozenset(),
    ),
    _Kind(
        Names("threading.Timer"),
        "this timer is no daemon: the process goes on until it has run, also after the TimeoutError",
        frozenset({"cancel"}),
        delayed=True,
    ),
    _Kind(
        Names(
            "multiprocessing.Process multiprocessing.process.*Process multiprocessing.*context*Process"
        ),
        "this child is no daemon: the process waits for it at its end, also after the TimeoutError",
        frozenset({"terminate", "kill"}),
        joins_on=True,
    ),
    _Kind(
        Names("concurrent.futures.*PoolExecutor"),
        "the process waits for what runs in this pool, also after the TimeoutError",
    ),
    _Kind(
        Names("asyncio.to_thread **.run_in_executor"),
        "the event loop waits for this thread at its end, also after the TimeoutError",
    ),
)

_JOINS_ON = "join() of this child, without a timeout, swallows the TimeoutError and comes back, and the job goes on"


def outlived(site: Site) -> Iterator[Threat]:
    """Yield what is started that the process waits for at its end."""
    for call, name in site.calls:
        classes = list(_classes(name, site.program))
        kind = _kind(_base(classes[-1], site.program) if classes else name)
        if kind is None or _has_executor(call):
            continue
        if kind.ended_by is None:
            if site.raised is None or not blocks_a_thread(
                site, call, name
            ):  # which is warned of as such
                yield threat(ThreatKind.OUTLIVED, call, kind.what)
        elif not (
            (not kind.delayed and _ends_soon(call, site)) or _is_ended(call, kind.ended_by, site)
        ):
            if not is_daemon(call, classes, site):
                yield threat(ThreatKind.OUTLIVED, call, kind.what)
            elif kind.joins_on and site.raised == TIMEOUT and is_joined(site):
                yield threat(ThreatKind.SWALLOWED, call, _JOINS_ON)


def _is_ended(call: ast.Call, methods: frozenset[str], site: Site) -> bool:
    """Whether what *call* makes is ended by one of *methods*; what starts itself anew, also after an exception."""
    return is_ended(methods, site) and (
        not _starts_anew(call, site) or is_ended_on_the_way_out(methods, site)
    )


def _ends_soon(call: ast.Call, site: Site) -> bool:
    """Whether what *call* makes is never started, or runs what neither waits nor goes round and round."""
    if isinstance(site.statement, ast.Expr) and site.statement.value is call:
        return True
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
    """Return the function that *call*, which makes a thread, a timer or a child, is given to run."""
    named = (word.value for word in call.keywords if word.arg in ("target", "function"))
    return next(named, None) or (call.args[1] if len(call.args) > 1 else None)


def _local(function: ast.expr | None, site: Site) -> tuple[str, Function] | None:
    name = dotted(function, site.program.aliases) if function else ""
    return site.program.local_function(name, site.owner_name) if name else None


def _starts_anew(call: ast.Call, site: Site) -> bool:
    """Whether *call* makes a timer that calls what makes the next one."""
    local = _local(_given(call), site)
    return (site.function is not None and local is not None) and (
        local[1] is site.function
        or any(
            dotted(made.func, {}).rpartition(".")[2] == site.function.name
            for statement in statements(local[1].body)
            for made, _ in site.program.calls(statement)
        )
    )


def _classes(name: str, program: Program) -> Iterator[ast.ClassDef]:
    """Yield the class *name* of the file, if it is one, and those that it is derived from."""
    seen: set[str] = set()
    while name in program.classes and name not in seen:
        seen.add(name)
        yield program.classes[name]
        name = _base(program.classes[name], program)


def _base(definition: ast.ClassDef, program: Program) -> str:
    """Return the base of *definition* that the process may wait for, or ""."""
    bases = [dotted(base, program.aliases) for base in definition.bases]
    return next((base for base in bases if base in program.classes or _kind(base)), "")


@lru_cache(maxsize=1000)
def _kind(name: str) -> _Kind | None:
    return next((kind for kind in _KINDS if name in kind.made_by), None)


def _has_executor(call: ast.Call) -> bool:
    """Whether *call*, of ``run_in_executor``, names an executor, which is warned of where it is made."""
    first = call.args[0] if call.args else None
    attribute = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    return attribute == "run_in_executor" and not (
        isinstance(first, ast.Constant) and first.value is None
    )
