"""What runs before the guard is armed, and may already wait for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.analysis.flow import Program, Step
from guard_codemod.analysis.threats.blocking import ARMS, waits
from guard_codemod.analysis.threats.importing import LocalModules
from guard_codemod.analysis.threats.loading import Import, import_of
from guard_codemod.analysis.threats.walk import threat
from guard_codemod.model import ReadModule, Threat, ThreatKind


def uncovered(program: Program, guarded_from: int, read_module: ReadModule | None, *, there: bool) -> Iterator[Threat]:
    """Yield what may block before the guard is armed: late, in the same statement at module level, or else above.

    The guard is armed on line *guarded_from*, or will stand there if it is not *there* yet.
    """
    blocking: dict[ast.Call, tuple[ast.stmt, str]] = {}
    imports: list[tuple[ast.stmt, Import]] = []
    for top, step in program.run_and_import():
        if not there and (top.end_lineno or top.lineno) >= guarded_from:
            break
        statement = import_of(step)
        if statement is not None and step.certain:
            imports.append((top, statement))
        if not isinstance(step, Step):
            continue
        if not step.within:
            root = step.call
        if there and step.call.lineno == guarded_from and step.name in ARMS:
            break
        if waits(step.call, step.name):
            blocking.setdefault(root, (top, step.name))
    else:
        return
    late = top if there else None
    for call, (at, name) in blocking.items():
        yield _threat(call, f"{name}() may wait for ever here", late=at is late)
    if read_module is None:
        return
    modules = LocalModules(read_module)
    for at, statement in imports:
        wait = modules.wait(statement)
        if wait is not None:
            what = f"importing {wait.imported} may wait for ever in {wait.name}() ({wait.path}, line {wait.line})"
            yield _threat(statement, what, late=at is late)


def _threat(node: ast.Call | Import, what: str, *, late: bool) -> Threat:
    if late:
        return threat(ThreatKind.LATE, node, f"{what}, before the alarm is set")
    return threat(ThreatKind.ABOVE, node, f"{what}, above what the guard covers")
