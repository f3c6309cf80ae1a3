"""Handlers that catch what the guard raises, and let the job go on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.analysis.known import Names
from guard_codemod.analysis.threats.onward import onward
from guard_codemod.analysis.threats.traps import traps
from guard_codemod.analysis.threats.waiting import Patience, Wait
from guard_codemod.analysis.threats.walk import Visit, threat
from guard_codemod.model import Threat, ThreatKind

_REPORTS_ITSELF = Names("logging.handlers.HTTPHandler")
"""Handlers of logging that may wait for ever: what is raised meanwhile, `logging` prints and forgets."""


def swallowed(visit: Visit) -> Iterator[Threat]:
    """Yield what catches the guard's exception, and goes on."""
    if visit.raised is None:
        return
    for call, name in visit.calls:
        if name in _REPORTS_ITSELF:
            what = f"{name} swallows the {visit.raised} if its server hangs, and the job goes on"
            yield threat(ThreatKind.SWALLOWED, call, what)
    for trap in traps(visit, visit.raised):
        goes = onward(visit, trap.ends, trap.suite)
        if goes is not None and _waits(visit, trap.guarded) >= goes.needs:
            what = f"{trap.what} swallows the {visit.raised} and {goes.what}"
            yield threat(ThreatKind.SWALLOWED, trap.node, what)


def _waits(visit: Visit, body: Sequence[ast.stmt]) -> Wait:
    owner = visit.owner.name if visit.owner else None
    return Patience(visit.program).of(body, owner, in_task=isinstance(visit.function, ast.AsyncFunctionDef))
