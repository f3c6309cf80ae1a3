"""Handlers that catch what the guard raises, and let the job go on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import partial

from guard_codemod.analysis.calls import dotted
from guard_codemod.analysis.threats.onward import onward
from guard_codemod.analysis.threats.traps import traps
from guard_codemod.analysis.threats.waiting import Wait
from guard_codemod.analysis.threats.walk import Visit, threat
from guard_codemod.model import Threat, ThreatKind

_REPORTS_ITSELF = "logging.handlers.HTTPHandler"
"""A handler of logging that may wait for ever: what is raised meanwhile, `logging` prints and forgets."""


def swallowed(visit: Visit) -> Iterator[Threat]:
    """Yield what catches the guard's exception, and goes on."""
    if visit.raised is None:
        return
    for trap in traps(visit, visit.raised):
        goes = onward(visit, trap.ends, trap.suite, partial(_waits, visit, trap.guarded))
        if goes is not None:
            yield threat(ThreatKind.SWALLOWED, trap.node, f"{trap.what} swallows the {visit.raised} and {goes.what}")


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
    return visit.tour.patience.of(body, visit.owner.name if visit.owner else None, in_task=in_task)


def _waits_itself(parent: ast.AST) -> bool:
    """Whether *parent* is a loop that waits for its items, outside of what is in it."""
    return (
        isinstance(parent, ast.For)
        and isinstance(parent.iter, ast.Call)
        and dotted(parent.iter.func, {}).endswith("as_completed")
    )
