"""What runs before the guard is armed, and may already block."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.data.call import ARMS, CHILD, GUI, TIME
from guard_codemod.lazy import frozen, memoized
from guard_codemod.model import Doubt
from guard_codemod.rules.support.checker import CheckContext
from guard_codemod.rules.support.local_imports import LocalModules
from guard_codemod.semantic.blocking_calls import may_block, may_wait_for_hours
from guard_codemod.semantic.call_trace import (
    ImportEvent,
    run,
    run_and_import,
    run_by_definitions,
)
from guard_codemod.semantic.import_effects import Import, import_of
from guard_codemod.semantic.keyword_filter import KeywordFilter
from guard_codemod.semantic.qualified_names import CallEvent

_BLOCKS_EARLY = KeywordFilter(concerns=lambda facts: may_block(facts) or facts.on == TIME)
_Before = Sequence[tuple[ast.stmt, CallEvent | ImportEvent]]


@frozen
class EarlyBlock:
    """What may block at `node`, and how; `late` says that the same statement arms the alarm."""

    node: ast.Call | Import
    what: str
    late: bool
    doubts: Doubt = Doubt.NONE


def blocks_before_guard(context: CheckContext, *, late: bool) -> Iterator[EarlyBlock]:
    """Yield what may block in the statement at module level that arms the alarm, or else above."""
    early = _blocks_before_guard(context)
    return (block for block in early if block.late is late)


@memoized
def _blocks_before_guard(context: CheckContext) -> Sequence[EarlyBlock]:
    program = context.program
    late: ast.stmt | None = None
    before: list[tuple[ast.stmt, CallEvent | ImportEvent]] = []
    modules = (
        LocalModules(context.imports, program.facts, program.content.encode())
        if context.imports
        else None
    )
    imports = modules is not None and modules.concern(program)
    if not (imports or _BLOCKS_EARLY.spelled(program)):
        return ()
    defined = run_by_definitions(program)
    before += [(top, step) for top, step in defined if top.lineno < context.guarded_from]
    for top, step in run_and_import(program) if imports else run(program):
        if context.there and _arms(step, context):
            late = top
            break
        if not context.there and (top.end_lineno or top.lineno) >= context.guarded_from:
            break
        before.append((top, step))
    else:
        return ()
    return [*_calls(before, late, context), *(_imports(before, late, modules) if modules else ())]


def _arms(step: CallEvent | ImportEvent, context: CheckContext) -> bool:
    """Whether *step* arms the alarm of the guard."""
    if not isinstance(step, CallEvent) or step.call.lineno != context.guarded_from:
        return False
    return context.program.known(step.name).alarm == ARMS


def _calls(before: _Before, late: ast.stmt | None, context: CheckContext) -> Iterator[EarlyBlock]:
    program = context.program
    blocking: dict[ast.Call, EarlyBlock] = {}
    for top, step in before:
        if not isinstance(step, CallEvent):
            continue
        if not step.within:
            root = step.call
        if context.blocking.waits_early(step):
            runs = program.known(step.name).on == CHILD
            ends = runs and not may_wait_for_hours(step.call, step.name, program)
            doubts = Doubt.GUESSED.when(ends) | Doubt.CONDITIONAL.when(not step.unconditional)
            what = f"{step.name}() may block"
            blocking.setdefault(root, EarlyBlock(root, what, top is late, doubts))
    yield from blocking.values()


def _imports(before: _Before, late: ast.stmt | None, modules: LocalModules) -> Iterator[EarlyBlock]:
    for at, step in before:
        statement = import_of(step) if step.unconditional else None
        blocking = modules.blocking(statement) if statement else None
        if statement is not None and blocking is not None:
            where = f"{blocking.name}() ({blocking.path}, line {blocking.line})"
            what = f"importing {blocking.imported} may block in {where}"
            asks = modules.facts.of(blocking.name).awaits == GUI
            yield EarlyBlock(statement, what, at is late, Doubt.NO_JOB.when(asks))
