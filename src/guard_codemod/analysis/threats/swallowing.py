"""Handlers that catch what the guard raises, and let the job go on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import partial

from guard_codemod.analysis.calls import dotted
from guard_codemod.analysis.flow import steps_of
from guard_codemod.analysis.nodes import statements
from guard_codemod.analysis.threats.blocking import ON_THIS_MACHINE, rooted, waits
from guard_codemod.analysis.threats.ending import End
from guard_codemod.analysis.threats.onward import onward
from guard_codemod.analysis.threats.traps import Trap, traps
from guard_codemod.analysis.threats.waiting import Wait
from guard_codemod.analysis.threats.walk import Visit, threat
from guard_codemod.model import Threat, ThreatKind

_REPORTS_ITSELF = "logging.handlers.HTTPHandler"
"""A handler of logging that may wait for ever: what is raised meanwhile, `logging` prints and forgets."""

_HANDED_OVER = frozenset({"func", "function", "fn", "job", "task", "action", "operation", "step"})
"""What a function that is to be called, whatever it does, goes by where it is tried."""


def swallowed(visit: Visit) -> Iterator[Threat]:
    """Yield what catches the guard's exception, and goes on."""
    if visit.raised is None:
        return
    for trap in traps(visit, visit.raised):
        goes = onward(visit, trap.ends, trap.suite, partial(_waits, visit, trap.guarded))
        again = _waits_again(visit, trap) if goes is None else None
        what = goes.what if goes is not None else f"{again}() may wait again, without a guard" if again else None
        if what is not None:
            yield threat(ThreatKind.SWALLOWED, trap.node, f"{trap.what} swallows the {visit.raised} and {what}")


def reporting(visit: Visit) -> Iterator[Threat]:
    """Yield handlers of logging that swallow the guard's exception."""
    for call, name in visit.calls:
        if name == _REPORTS_ITSELF and visit.raised is not None:
            what = f"{name} swallows the {visit.raised} if its server hangs, and the job goes on"
            yield threat(ThreatKind.SWALLOWED, call, what)


def _waits(visit: Visit, body: Sequence[ast.stmt]) -> Wait:
    if any(map(_waits_itself, visit.within)):
        return Wait.NEVER
    in_task = isinstance(visit.function, ast.AsyncFunctionDef)
    wait = visit.tour.patience.of(body, visit.owner.name if visit.owner else None, in_task=in_task)
    calls = (call for statement in statements(body) for call, _ in visit.program.calls(statement))
    return Wait.PERHAPS if wait is Wait.UNKNOWN and any(map(_is_handed_over, calls)) else wait


def _is_handed_over(call: ast.Call) -> bool:
    """Whether *call* is of a function that others hand over, which may do anything."""
    return isinstance(call.func, ast.Name) and (call.func.id in _HANDED_OVER or _passes_all_on(call))


def _passes_all_on(call: ast.Call) -> bool:
    """Whether *call* is like ``what(*args, **kwargs)``, as of a decorator that calls what it decorates."""
    starred = any(isinstance(argument, ast.Starred) for argument in call.args)
    return starred and any(keyword.arg is None for keyword in call.keywords)


def _waits_again(visit: Visit, trap: Trap) -> str | None:
    """Return what *trap* guards that may wait, and that is called again behind it in the same suite, if anything."""
    suite = _suite_of(visit) if trap.ends & End.FALLS else ()
    behind = suite[suite.index(visit.statement) + 1 :] if suite else ()
    if not behind:
        return None
    guarded = _waiting(visit, trap.guarded)
    return next((name for name in sorted(_waiting(visit, behind)) if name in guarded), None) if guarded else None


def _suite_of(visit: Visit) -> Sequence[ast.stmt]:
    parent = visit.within[-1] if visit.within else visit.function or visit.program.tree
    suites = (getattr(parent, name, ()) for name in ("body", "orelse", "finalbody"))
    return next((suite for suite in suites if visit.statement in suite), ())


def _waiting(visit: Visit, body: Sequence[ast.stmt]) -> set[str]:
    """Return the calls in *body* that may wait for another machine."""
    steps = steps_of(visit.program, body, visit.owner.name if visit.owner else None)
    return {
        dotted(root.func, visit.program.aliases)
        for root, step in rooted(steps)
        if waits(step.call, step.name) and not step.name.startswith(ON_THIS_MACHINE)
    }


def _waits_itself(parent: ast.AST) -> bool:
    """Whether *parent* is a loop that waits for its items, outside of what is in it."""
    return (
        isinstance(parent, ast.For)
        and isinstance(parent.iter, ast.Call)
        and dotted(parent.iter.func, {}).endswith("as_completed")
    )
