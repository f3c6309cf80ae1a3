"""What runs before the guard is armed, and may already block for ever."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.model import ReadModule, Threat, ThreatKind
from guard_codemod.rules.support.checker import threat
from guard_codemod.rules.support.local_imports import LocalModules
from guard_codemod.semantic.blocking_calls import ARMS, waits_early
from guard_codemod.semantic.call_trace import Importing, run, run_and_import
from guard_codemod.semantic.import_effects import Import, import_of
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import Step

_Before = Sequence[tuple[ast.stmt, Step | Importing]]


def uncovered(
    program: Program, guarded_from: int, read_module: ReadModule | None, *, there: bool
) -> Iterator[Threat]:
    """Yield what may block before the guard is armed: late, in the same statement at module level, or else above.

    The guard is armed on line *guarded_from*, or will stand there if it is not *there* yet.
    """
    late: ast.stmt | None = None
    before: list[tuple[ast.stmt, Step | Importing]] = []
    modules = LocalModules(read_module) if read_module else None
    imports = modules is not None and modules.concern(program)
    for top, step in run_and_import(program) if imports else run(program):
        if (
            there
            and isinstance(step, Step)
            and step.call.lineno == guarded_from
            and step.name in ARMS
        ):
            late = top
            break
        if not there and (top.end_lineno or top.lineno) >= guarded_from:
            break
        before.append((top, step))
    else:
        return
    yield from _calls(before, late)
    if modules is not None:
        yield from _imports(before, late, modules)


def _calls(before: _Before, late: ast.stmt | None) -> Iterator[Threat]:
    blocking: dict[ast.Call, tuple[ast.stmt, str]] = {}
    for top, step in before:
        if not isinstance(step, Step):
            continue
        if not step.within:
            root = step.call
        if waits_early(step.call, step.name):
            blocking.setdefault(root, (top, step.name))
    for call, (at, name) in blocking.items():
        yield _threat(call, f"{name}() may wait for ever here", late=at is late)


def _imports(before: _Before, late: ast.stmt | None, modules: LocalModules) -> Iterator[Threat]:
    for at, step in before:
        statement = import_of(step) if step.certain else None
        blocking = modules.blocking(statement) if statement else None
        if statement is not None and blocking is not None:
            what = f"importing {blocking.imported} may wait for ever in {blocking.name}() ({blocking.path}, line {blocking.line})"
            yield _threat(statement, what, late=at is late)


def _threat(node: ast.Call | Import, what: str, *, late: bool) -> Threat:
    if late:
        return threat(ThreatKind.LATE, node, f"{what}, before the alarm is set")
    return threat(ThreatKind.ABOVE, node, f"{what}, above what the guard covers")
