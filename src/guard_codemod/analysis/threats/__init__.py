"""What in a file can defeat its guard: one walk, in which each detector looks at every statement."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from guard_codemod.analysis.flow import Program
from guard_codemod.analysis.threats.replacing import replaced
from guard_codemod.analysis.threats.walk import Detector, visits
from guard_codemod.model import Threat

_DETECTORS: Sequence[Detector] = (replaced,)


def find_threats(tree: ast.Module) -> tuple[Threat, ...]:
    """Return what in *tree* can defeat a guard, in the order of the lines."""
    program = Program.of(tree)
    found = (threat for visit in visits(program) for detect in _DETECTORS for threat in detect(visit))
    return tuple(sorted(found, key=lambda threat: (threat.line, threat.column, threat.kind.value)))
