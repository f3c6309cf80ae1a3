"""What runs before the guard is armed, and may already wait for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.analysis.flow import Program
from guard_codemod.analysis.threats.blocking import waits
from guard_codemod.analysis.threats.walk import threat
from guard_codemod.model import Threat, ThreatKind

_ARMS = frozenset({"signal.alarm", "signal.setitimer"})


def uncovered(program: Program, guarded_from: int, *, there: bool) -> Iterator[Threat]:
    """Yield what may block before the guard is armed: late, in the same statement at module level, or else above.

    The guard is armed on line *guarded_from*, or will stand there if it is not *there* yet.
    """
    blocking: dict[ast.Call, tuple[ast.stmt, str]] = {}
    for top, step in program.run():
        if not step.within:
            root = step.call
        if there and step.call.lineno == guarded_from and step.name in _ARMS:
            break
        if not there and (top.end_lineno or top.lineno) >= guarded_from:
            break
        if waits(step.call, step.name):
            blocking.setdefault(root, (top, step.name))
    else:
        return
    for call, (at, name) in blocking.items():
        if there and at is top:
            yield threat(ThreatKind.LATE, call, f"{name}() may wait for ever here, before the alarm is set")
        else:
            yield threat(ThreatKind.ABOVE, call, f"{name}() may wait for ever here, above what the guard covers")
