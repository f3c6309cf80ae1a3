"""What in a file can defeat its guard: one walk, in which each detector looks at every statement."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from guard_codemod.analysis.flow import Program
from guard_codemod.analysis.threats.coroutines import coroutines
from guard_codemod.analysis.threats.replacing import replaced
from guard_codemod.analysis.threats.retrying import retried
from guard_codemod.analysis.threats.swallowing import swallowed
from guard_codemod.analysis.threats.walk import Detector, visits
from guard_codemod.model import Threat

_DETECTORS: Sequence[Detector] = (swallowed, coroutines, replaced, retried)


def find_threats(tree: ast.Module, raised: str | None) -> tuple[Threat, ...]:
    """Return what in *tree* can defeat a guard whose handler raises *raised*, in the order of the lines.

    None stands for a handler that is not known to raise anything. What stands in a function that the main thread
    never runs is no threat.
    """
    program = Program.of(tree)
    found = (
        threat
        for visit in visits(program, raised)
        for detect in _DETECTORS
        for threat in detect(visit)
        if visit.reach.alive(visit.function)
    )
    return tuple(sorted(found, key=lambda threat: (threat.line, threat.column, threat.kind.value)))
