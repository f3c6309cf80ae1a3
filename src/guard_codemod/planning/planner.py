"""Decide what to do with a file, and why."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from guard_codemod.config.settings import Settings
from guard_codemod.data.conventions import EXAMPLES
from guard_codemod.detection.block_kind import BlockKind
from guard_codemod.detection.file_model import FileModel, MainBlock
from guard_codemod.duration import format_duration
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.guard_module import ModuleState, module_state
from guard_codemod.guards.spec import DEFAULT_GRACE, GuardOptions
from guard_codemod.lazy import replace
from guard_codemod.model import Severity, Text, WithoutBlock
from guard_codemod.planning.composition import (
    limit_above_maximum,
    names_of_parts,
)
from guard_codemod.planning.guard_module import is_beside, is_imported, module_problem
from guard_codemod.planning.plan import (
    NO_SCHEDULE,
    Decision,
    EnterBlock,
    Mitigated,
    NewBlock,
    Plan,
    WrapCall,
    WrongLimit,
)
from guard_codemod.semantic.logical_lines import LineKind

if TYPE_CHECKING:
    from guard_codemod.schedules.job import JobSchedule

JOB_SCORE = 2
POSSIBLE_SCORE = 1


def make_plan(
    source: SourceFile,
    model: FileModel,
    settings: Settings,
    hazards: Mitigated | None,
) -> Plan:
    """Return what is to happen to the file *source*, in which *hazards* were found."""
    plan = _decide(source, model, settings)
    if plan.decision in (Decision.GUARD, Decision.POSSIBLE_JOB) and plan.guard:
        from guard_codemod.planning.guard_plan import with_guard  # not at the top: few need it

        plan = with_guard(plan, source, model, settings, hazards or {})
    return _scheduled(plan, settings)


def _scheduled(plan: Plan, settings: Settings) -> Plan:
    """Return *plan* with what the schedules say about the job."""
    schedule = settings.started_by
    if settings.automatic and settings.timeout is None:
        plan = replace(plan, left_alone=_why_no_limit(schedule))
    if schedule is None or plan.decision is not Decision.GUARD:
        return replace(plan, schedule=schedule)
    limit = schedule.limit(settings.grace, settings.max_timeout)
    reason = plan.reason
    if schedule.reason and not plan.schedule:
        reason += f", {schedule.reason}"
    if settings.automatic and limit and limit[0] == settings.timeout:
        seconds, use = limit
        where = "" if use == schedule.most_often else f" ({use.location})"
        reason += f", limit {format_duration(seconds)}{where}"
    return replace(plan, schedule=schedule, reason=reason)


def _why_no_limit(schedule: JobSchedule | None) -> str:
    """Return why the schedules give a job no limit."""
    if schedule is None or not (schedule.uses or schedule.doubtful):
        return NO_SCHEDULE
    if schedule.doubtful:
        return f"{schedule.doubtful[0].location} may start another file of this name"
    mistaken = next((use for use in schedule.uses if use.is_odd), None)
    if mistaken is not None:
        return f"{mistaken.location} may be a mistake (TG306): correct it first"
    if schedule.most_often is None:
        return "its schedule has no interval, and no timeout is set"
    if schedule.in_loop:
        return f"{schedule.in_loop.location} has a loop, whose rounds are not counted"
    return f"{schedule.most_often.location} leaves no room for a limit"


def _decide(source: SourceFile, model: FileModel, settings: Settings) -> Plan:
    """Return the plan with the place of a new guard, but without its text: the first that fits."""
    return (
        _guard_module(source)
        or _conventional(source, model, settings)
        or _guarded(source, model, settings)
        or _provided(model, settings)
        or _hosted(source, model, settings)
        or _at_main_block(source, model, settings)
        or _without_block(source, model, settings)
    )


def _guard_module(source: SourceFile) -> Plan | None:
    state = module_state(source.data)
    if not state:
        return None
    wrong = None if state is ModuleState.CURRENT else (_WRONG[state], Severity.WARNING)
    return Plan(Decision.SKIP, "the guard module of other jobs", module_problem=wrong)


def _is_wanted(model: FileModel, settings: Settings) -> bool:
    """Whether somebody says that the file is a job, or asks for those that are none."""
    scheduled = settings.started_by and settings.started_by.reason
    return bool(settings.is_job or scheduled or (settings.include_non_jobs and model.main_blocks))


def _conventional(source: SourceFile, model: FileModel, settings: Settings) -> Plan | None:
    if source.role and not _is_wanted(model, settings):
        return Plan(Decision.SKIP, source.role)
    return None


def _guarded(source: SourceFile, model: FileModel, settings: Settings) -> Plan | None:
    if not model.alarm:
        return None
    kept = _keep(source, model, settings)
    if model.partial is None:
        return kept
    from guard_codemod.planning.guard_plan import with_completion  # not at the top: it is rare

    return with_completion(kept, source, model, settings)


def _provided(model: FileModel, settings: Settings) -> Plan | None:
    for provider in settings.guard_providers:
        if is_imported(provider, model):
            reason = f"it imports the guard provider {provider}"
            return Plan(Decision.KEEP, reason, raises="TimeoutError")
    return None


def _hosted(source: SourceFile, model: FileModel, settings: Settings) -> Plan | None:
    """Return the plan for what runs inside another program, or is kept running by one."""
    reason = None if settings.is_job else model.never or _host(source, model)
    daemon = settings.started_by and settings.started_by.supervised
    if daemon and not reason:
        reason = f"not a job but a daemon: {daemon.location} keeps it running"
    return Plan(Decision.SKIP, reason) if reason else None


def _host(source: SourceFile, model: FileModel) -> str | None:
    """Return why another program runs *source*, if one does."""
    if source.modules and source.modules(("addon.xml",)):
        return "not a job: Kodi runs it (addon.xml)"
    from guard_codemod.data.hosts import SHIP_THEIR_MODULE  # not at the top: as for `analyze`

    for module, reason in model.hosts:
        if module in SHIP_THEIR_MODULE or not is_beside(module, source):
            return reason
    return None


def _at_main_block(source: SourceFile, model: FileModel, settings: Settings) -> Plan | None:
    blocks = [
        block
        for block in model.main_blocks
        if settings.takes_anything or block.kind in (BlockKind.WORK, BlockKind.WRAPPER)
    ]
    if not blocks:
        return None
    plan = _at_blocks(blocks, model, source.text, settings)
    if blocks[0].kind is not BlockKind.WRAPPER or _is_wanted(model, settings):
        return plan
    reason = "the wrapper of a command, whose package is not in this tree"
    guard = plan.guard if source.explicit else None
    return replace(plan, decision=Decision.POSSIBLE_JOB, reason=reason, guard=guard)


def guarded_from(plan: Plan) -> int:
    """Return the line on which the guard of *plan* is armed, or will be inserted."""
    if isinstance(plan.guard, EnterBlock):
        return plan.guard.block.line
    if isinstance(plan.guard, NewBlock):
        return plan.guard.before
    return plan.line if plan.guard is None else plan.guard.first


def armed_on(line: int, seconds: float | None, what: str) -> str:
    """Return a message that *what* is armed on *line*, with its limit in *seconds* if known."""
    limit = "a time that is computed" if seconds is None else format_duration(seconds)
    return f"the {what} is armed on line {line} for {limit}"


_WRONG = {
    ModuleState.STALE: "the guard module is of another version: renew it with apply --update",
    ModuleState.EDITED: "the guard module was edited: it is left as it is",
}


def _keep(source: SourceFile, model: FileModel, settings: Settings) -> Plan:
    assert model.alarm is not None
    seconds, module = model.alarm.seconds, model.alarm.module
    parts = frozenset({"backstop"} if model.alarm.backstop else ())
    problem = module_problem(source, module, model) if module else None
    if module and model.alarm.backstop:
        parts = names_of_parts(GuardOptions(module=module, kill_after=DEFAULT_GRACE))
    return Plan(
        Decision.KEEP,
        armed_on(model.alarm.line, seconds, "backstop" if model.alarm.alone else "alarm"),
        model.alarm.line,
        model.alarm.column,
        wrong_limit=limit_above_maximum(
            seconds, settings, "set a shorter limit with apply --update"
        )
        or _other_limit(seconds, settings),
        limit=seconds,
        parts=parts,
        module_problem=(problem, Severity.ERROR) if problem else None,
        defects=model.defects,
        raises=model.alarm.raises,
    )


def _other_limit(seconds: float | None, settings: Settings) -> WrongLimit | None:
    wanted = settings.configured_timeout
    if seconds is None or wanted is None or seconds == wanted:
        return None
    limit, configured = format_duration(seconds), format_duration(wanted)
    what = f"the limit of {limit} is not the configured one, which is {configured}"
    how = "set the configured limit with apply --update, or configure this one for the file"
    return limit_above_maximum(wanted, settings) or (what, how)


def _without_block(source: SourceFile, model: FileModel, settings: Settings) -> Plan:
    idle = next((block for block in model.main_blocks if block.kind is not BlockKind.NOTHING), None)
    if idle:
        detail = f" ({idle.detail})" if idle.detail else ""
        return Plan(
            Decision.SKIP, f"not a job: the main block {idle.kind.value}{detail}", idle.line
        )
    script = model.script
    if settings.is_job and script.first is not None:
        return _at_first_effect("a job by job-files", model, source.text, settings)
    if script.kind is not BlockKind.WORK and not settings.include_non_jobs:
        detail = f" ({script.detail})" if script.detail else ""
        return Plan(Decision.SKIP, f"not a job: it {script.kind.value}{detail}")
    if script.score >= POSSIBLE_SCORE:
        script = replace(script, signs=(*script.signs, *_signs_of_a_module(source, model)))
    score = script.score
    signs = ", ".join(f"{name} ({weight:+d})" for name, weight in script.signs)
    scheduled = settings.started_by.reason if settings.started_by else ""
    if scheduled and script.first is None:
        return Plan(Decision.SKIP, f"no main block for a guard, {scheduled}: its work is called")
    if scheduled:
        reason = f"no main block, but {scheduled}"
        plan = _at_first_effect(reason, model, source.text, settings)
        return replace(plan, schedule=settings.started_by)
    if script.first is None or score < POSSIBLE_SCORE:
        reason = "the main block does nothing" if model.main_blocks else "it only defines things"
        if source.runner and not model.main_blocks:
            return Plan(Decision.SKIP, WithoutBlock.run_by(source.runner))
        if script.works:
            reason = f"too few signs of a job: {signs or 'what it does is not known to be work'}"
        return Plan(Decision.SKIP, f"library module: {reason}")
    if score >= JOB_SCORE:
        reason = f"no main block, but a job by its signs: {signs}"
        return _at_first_effect(reason, model, source.text, settings)
    how_many = "one sign only" if len(script.signs) == 1 else "too few signs"
    reason, possible = f"{how_many}: {signs}", Decision.POSSIBLE_JOB
    if not source.explicit:
        return Plan(possible, reason, model.layout[script.first].first)
    return _at_first_effect(reason, model, source.text, settings, possible)


def _signs_of_a_module(source: SourceFile, model: FileModel) -> Iterator[tuple[str, int]]:
    """Yield signs that a package is run by the file, or that others import it, with scores."""
    around = source.surroundings
    name = os.path.basename(source.path).removesuffix(".py")
    folder = os.path.basename(os.path.dirname(os.path.abspath(source.path)))
    if name == "__main__":
        yield "run by python -m", 2
    elif source.executable or source.data.startswith(b"#!") or not name.isidentifier():
        return
    elif around and around.is_imported():
        yield "imported by a neighbor", -3
    elif model.in_package or (folder not in EXAMPLES and source.local_module("__init__")):
        signs = {sign for sign, _ in model.script.signs}
        if signs.isdisjoint(("calls its main function", "works outside of the process")):
            yield "in a package", -2


def _at_blocks(
    blocks: Sequence[MainBlock], model: FileModel, text: Text, settings: Settings
) -> Plan:
    block = blocks[0]
    plan = Plan(Decision.GUARD, "main block", block.line, block.column)
    if settings.cover_imports:
        return _before(plan, _top_of_code(model), model, text)
    # If a run may skip the first block, a later one or another branch does the work: then all
    # need the guard.
    if block.enterable and (block.always or len(blocks) == 1):
        return replace(plan, guard=EnterBlock(block))
    return _before(plan, block.anchor, model, text)


def _at_first_effect(
    reason: str,
    model: FileModel,
    text: Text,
    settings: Settings,
    decision: Decision = Decision.GUARD,
) -> Plan:
    script = model.script
    assert script.first is not None
    plan = Plan(decision, reason, model.layout[script.first].first)
    if settings.cover_imports:
        return _before(plan, _top_of_code(model), model, text)
    if settings.wrap_main and script.final_call is not None:
        call = model.layout[script.final_call]
        return replace(plan, guard=WrapCall(call.first, call.last))
    return _before(plan, script.first, model, text)


def _top_of_code(model: FileModel) -> int:
    """Return the index of the first line after the docstring and the ``__future__`` imports."""
    leading = (LineKind.DOCSTRING, LineKind.FUTURE)
    return next(index for index, line in enumerate(model.layout) if line.kind not in leading)


def _before(plan: Plan, anchor: int, model: FileModel, text: Text) -> Plan:
    line = model.layout[anchor]
    if line.kind is LineKind.PINNED:
        reason = (
            "its work shares a line with the docstring or a __future__ import:"
            " put it on a line of its own"
        )
        return Plan(Decision.REFUSE, reason, line.first)
    from guard_codemod.planning.placement import Placement  # not at the top: few files need it

    return replace(plan, guard=Placement(anchor, model.layout, text.lines).of_new_block())
