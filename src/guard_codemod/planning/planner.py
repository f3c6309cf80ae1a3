"""What is to happen to a file, and why."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from guard_codemod.config.settings import Settings
from guard_codemod.data.conventions import EXAMPLES
from guard_codemod.data.hosts import SHIP_THEIR_MODULE
from guard_codemod.detection.block_kind import BlockKind
from guard_codemod.detection.file_model import FileModel, MainBlock
from guard_codemod.duration import format_duration, in_words
from guard_codemod.files.source_file import STDIN_PATH, SourceFile
from guard_codemod.guards import SECONDS, ModuleState, action_of, fill_message, module_state
from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.guards.spec import DEFAULT_GRACE, GuardOptions, GuardSpec
from guard_codemod.model import Severity, Text
from guard_codemod.planning.composition import compose, names_of_parts
from guard_codemod.planning.guard_module import (
    ModulePlace,
    NameTaken,
    NoPlace,
    is_local,
    module_options,
    module_problem,
    place_module,
)
from guard_codemod.planning.naming import choose_names
from guard_codemod.planning.partial_guards import complete, limit_of
from guard_codemod.planning.placement import (
    place_imports,
    place_module_import,
    place_new_block,
)
from guard_codemod.planning.plan import (
    Decision,
    EnterBlock,
    InsertImports,
    NewBlock,
    Plan,
    WrapCall,
)
from guard_codemod.planning.shadowing import shadowed
from guard_codemod.semantic.logical_lines import LineKind, LogicalLine

if TYPE_CHECKING:
    from guard_codemod.schedules.job import JobSchedule

JOB_SCORE = 2
PERHAPS_SCORE = 1


def make_plan(
    source: SourceFile,
    text: Text,
    model: FileModel,
    settings: Settings,
    hazards: Collection[str] = (),
) -> Plan:
    """Return what is to happen to the file *source*, in which *hazards* were found, by code."""
    plan = _decide(source, text, model, settings)
    if plan.decision in (Decision.GUARD, Decision.POSSIBLE_JOB) and plan.guard:
        plan = _guard(plan, source, text, model, settings, hazards)
    return _scheduled(plan, settings)


def _scheduled(plan: Plan, settings: Settings) -> Plan:
    """Return *plan* with what the schedules say of the job."""
    schedule = settings.started_by
    if settings.automatic and settings.timeout is None:
        plan = replace(plan, left_alone=_why_no_limit(schedule))
    if schedule is None or plan.decision is not Decision.GUARD:
        return replace(plan, schedule=schedule)
    found = schedule.limit(settings.grace, settings.max_timeout)
    parts = [plan.reason, schedule.reason if schedule.reason not in plan.reason else ""]
    if settings.automatic and found and found[0] == settings.timeout:
        seconds, use = found
        where = "" if use == schedule.most_often else f" ({use.location})"
        parts.append(f"which leaves room for {format_duration(seconds)}{where}")
    return replace(plan, schedule=schedule, reason=", ".join(filter(None, parts)))


def _why_no_limit(schedule: JobSchedule | None) -> str:
    """Say why the schedules give a job no limit."""
    if schedule is None or not (schedule.uses or schedule.doubtful):
        return "no schedule starts it, and no timeout is set"
    if schedule.doubtful:
        return f"{schedule.doubtful[0].location} may start another file of this name"
    if schedule.most_often is None:
        return "its schedule has no interval, and no timeout is set"
    return f"{schedule.most_often.location} leaves no room for a limit"


def _decide(source: SourceFile, text: Text, model: FileModel, settings: Settings) -> Plan:
    """Return the plan, with the place of a new guard, but not yet how it is spelled."""
    schedule = settings.started_by
    blocks = [
        block
        for block in model.main_blocks
        if settings.takes_anything or block.kind in (BlockKind.WORK, BlockKind.WRAPPER)
    ]
    state = module_state(source.data)
    if state:
        wrong = None if state is ModuleState.CURRENT else (_WRONG[state], Severity.WARNING)
        return Plan(Decision.SKIP, "the guard module of other jobs", module_problem=wrong)
    certain = settings.is_job or (schedule is not None and schedule.reason)
    wanted = certain or (settings.include_non_jobs and model.main_blocks)
    if source.role and not wanted:
        return Plan(Decision.SKIP, source.role)
    if model.alarm:
        return _with_partial_guard(_keep(source, model, settings), source, text, model, settings)
    provider = _provider(model, settings)
    if provider:
        return Plan(
            Decision.KEEP, f"it imports the guard provider {provider}", raises="TimeoutError"
        )
    hosted = (
        reason
        for module, reason in model.hosts
        if module in SHIP_THEIR_MODULE or not _is_local(module, source)
    )
    kodi = source.modules and source.modules(("addon.xml",)) and "no job: Kodi runs it (addon.xml)"
    never = model.never or kodi or next(hosted, None)
    if never and not settings.is_job:
        return Plan(Decision.SKIP, never)
    daemon = schedule and schedule.supervised
    if daemon:
        what = f"no job, but a daemon: {daemon.location} restarts it whenever it ends"
        return Plan(Decision.SKIP, what)
    if blocks:
        plan = _at_blocks(blocks, model, text, settings)
        if blocks[0].kind is not BlockKind.WRAPPER or wanted:
            return plan
        reason = "the wrapper of a command, whose package is not in this tree"
        guard = plan.guard if source.explicit else None
        return replace(plan, decision=Decision.POSSIBLE_JOB, reason=reason, guard=guard)
    return _without_block(source, text, model, settings)


def guarded_from(plan: Plan) -> int:
    """Return the line at which the guard of *plan* is armed, or will stand."""
    if isinstance(plan.guard, EnterBlock):
        return plan.guard.block.first
    if isinstance(plan.guard, NewBlock):
        return plan.guard.before
    return plan.line if plan.guard is None else plan.guard.first


def armed_on(line: int, seconds: float | None, what: str = "alarm") -> str:
    """Say that *what* is armed on *line*, and with how many *seconds* if that is known."""
    limit = "a limit that is computed" if seconds is None else in_words(seconds)
    return f"the {what} is armed on line {line} with {limit}"


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
        wrong_limit=_too_long(seconds, settings) or _another(seconds, settings),
        limit=seconds,
        parts=parts,
        module_problem=(problem, Severity.ERROR) if problem else None,
        defects=model.defects,
        raises=model.alarm.raises,
    )


def _with_partial_guard(
    plan: Plan, source: SourceFile, text: Text, model: FileModel, settings: Settings
) -> Plan:
    """Return *plan* for a file with an alarm or a handler, and complete a partial guard."""
    if model.partial is None:
        return plan
    plan = replace(plan, partial=model.partial)
    seconds = limit_of(model.partial, settings.timeout)
    assert model.names is not None
    names, imports = choose_names(GuardOptions(), model.names, text, len(text.lines) + 1)
    if seconds is None or any(needed.module != "signal" for needed in imports):
        return plan
    if shadowed(source, GuardOptions(), model):
        return plan
    spec = _spec(
        source,
        text,
        model,
        settings,
        seconds,
        {**names, "signal": model.partial.calls[0].module},
        GuardOptions(),
    )
    completion = complete(model.partial, spec, text.lines)
    if completion is None:
        return plan
    return replace(plan, decision=Decision.COMPLETE, spec=spec, completion=completion)


def _too_long(seconds: float | None, settings: Settings) -> str | None:
    if seconds is None or settings.max_timeout is None or seconds <= settings.max_timeout:
        return None
    limit, maximum = in_words(seconds), in_words(settings.max_timeout)
    return f"the limit of {limit} is above max-timeout, which is {maximum}"


def _another(seconds: float | None, settings: Settings) -> str | None:
    wanted = settings.configured_timeout
    if seconds is None or wanted is None or seconds == wanted:
        return None
    return (
        f"the limit of {in_words(seconds)} is not the configured one, which is {in_words(wanted)}"
    )


def _provider(model: FileModel, settings: Settings) -> str | None:
    """Return which guard provider the file imports, or imports from."""
    return next(
        (
            provider
            for provider in settings.guard_providers
            if any(f"{name}.".startswith(f"{provider}.") for name in model.imports)
        ),
        None,
    )


def _without_block(source: SourceFile, text: Text, model: FileModel, settings: Settings) -> Plan:
    idle = next((block for block in model.main_blocks if block.kind is not BlockKind.NOTHING), None)
    if idle:
        detail = f" ({idle.detail})" if idle.detail else ""
        return Plan(Decision.SKIP, f"no job: the main block {idle.kind.value}{detail}", idle.line)
    script = model.script
    if settings.is_job and script.first is not None:
        job = Plan(Decision.GUARD, "a job by job-files", model.layout[script.first].first)
        return _at_first_effect(job, model, text, settings)
    if script.kind is not BlockKind.WORK and not settings.include_non_jobs:
        detail = f" ({script.detail})" if script.detail else ""
        return Plan(Decision.SKIP, f"no job: it {script.kind.value}{detail}")
    if script.score >= PERHAPS_SCORE:
        script = replace(script, signs=(*script.signs, *_signs_of_a_module(source, model)))
    score = script.score
    signs = ", ".join(f"{name} ({weight:+d})" for name, weight in script.signs)
    scheduled = settings.started_by.reason if settings.started_by else ""
    if scheduled and script.first is None:
        return Plan(Decision.SKIP, f"no main block for a guard, {scheduled}: its work is called")
    if scheduled:
        first = model.layout[script.first or 0].first
        job = Plan(Decision.GUARD, f"no main block, but {scheduled}", first)
        return _at_first_effect(job, model, text, settings)
    if script.first is None or score < PERHAPS_SCORE:
        reason = "the main block does nothing" if model.main_blocks else "it only defines things"
        if source.runner and not model.main_blocks:
            return Plan(Decision.SKIP, f"job without a main block: {source.runner}")
        if script.works:
            reason = f"too few signs of a job: {signs or 'what it does is not known to be work'}"
        return Plan(Decision.SKIP, f"library module: {reason}")
    at = model.layout[script.first]
    if score >= JOB_SCORE:
        job = Plan(Decision.GUARD, f"no main block, but a job by its signs: {signs}", at.first)
        return _at_first_effect(job, model, text, settings)
    how_many = "one sign only" if len(script.signs) == 1 else "too few signs"
    possible = Plan(Decision.POSSIBLE_JOB, f"{how_many}: {signs}", at.first)
    if not source.explicit:
        return possible
    return _at_first_effect(possible, model, text, settings)


def _signs_of_a_module(source: SourceFile, model: FileModel) -> Iterator[tuple[str, int]]:
    """Yield what says that others import the file, unless it may be executed."""
    around = source.surroundings
    name = os.path.basename(source.path).removesuffix(".py")
    folder = os.path.basename(os.path.dirname(os.path.abspath(source.path)))
    if source.executable or source.data.startswith(b"#!") or not name.isidentifier():
        return
    if around and around.is_imported():
        yield "imported by a neighbor", -3
    elif model.in_package or (
        name != "__main__" and folder not in EXAMPLES and source.local_module("__init__")
    ):
        signs = {sign for sign, _ in model.script.signs}
        if signs.isdisjoint(("calls its main function", "works outside of the process")):
            yield "in a package", -2


def _at_blocks(
    blocks: Sequence[MainBlock], model: FileModel, text: Text, settings: Settings
) -> Plan:
    block = blocks[0]
    if settings.cover_imports:
        plan = Plan(Decision.GUARD, "main block", block.line, block.column)
        return _before(plan, _top_of_code(model), model, text)
    # If a run may pass the first by, a later one works, or another branch: then all need the guard.
    if block.enterable and (block.always or len(blocks) == 1):
        return Plan(Decision.GUARD, "main block", block.line, block.column, EnterBlock(block))
    plan = Plan(Decision.GUARD, "main block", block.line, block.column)
    return _before(plan, block.anchor, model, text)


def _at_first_effect(plan: Plan, model: FileModel, text: Text, settings: Settings) -> Plan:
    script = model.script
    if settings.cover_imports:
        return _before(plan, _top_of_code(model), model, text)
    if settings.wrap_main and script.final_call is not None:
        call = model.layout[script.final_call]
        return replace(plan, guard=WrapCall(call.first, call.last))
    assert script.first is not None
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
    return replace(plan, guard=place_new_block(anchor, model.layout, text.lines))


def _guard(
    plan: Plan,
    source: SourceFile,
    text: Text,
    model: FileModel,
    settings: Settings,
    hazards: Collection[str],
) -> Plan:
    """Complete *plan*, which knows where the guard goes, by how it is spelled there."""
    windows_only = next((name for name in model.windows_only if not _is_local(name, source)), None)
    if windows_only:
        reason = f"it imports {windows_only} and so runs on Windows, which has no SIGALRM"
        return Plan(Decision.REFUSE, reason, plan.line, plan.column)
    ending = model.ending
    if ending and ending.kind is BlockKind.REPLACED and not settings.include_non_jobs:
        reason = f"{ending.detail} replaces the process by another program, which the alarm ends"
        return Plan(Decision.REFUSE, reason, ending.line, ending.column)
    too_long = _too_long(settings.timeout, settings)
    if model.conflict and (too_long or model.partial):
        refused = _refused(model)
        return refused if too_long else _with_partial_guard(refused, source, text, model, settings)
    if too_long:
        return Plan(Decision.REFUSE, too_long, plan.line, plan.column, wrong_limit=too_long)
    composition = compose(settings, model, text, hazards)
    options = composition.options
    if model.conflict:
        if options.alone:
            plan = replace(plan, reason="it uses SIGALRM itself")
        elif not (model.conflict.of_a_part and settings.include_non_jobs):
            return _refused(model)
    plan = replace(plan, lack=composition.lack)
    if not settings.guard_module:
        return _spelled(plan, source, text, model, settings, options)
    try:
        module = place_module(settings, source, text, model)
    except NameTaken as error:
        return Plan(Decision.REFUSE, str(error), plan.line, plan.column)
    except NoPlace as error:
        plan = replace(plan, lack=(*plan.lack, f"without the guard module ({error})"))
        return _spelled(plan, source, text, model, settings, options)
    options = module_options(settings, module.name)
    return _spelled(replace(plan, lack=()), source, text, model, settings, options, module)


def _refused(model: FileModel) -> Plan:
    """Return the plan for a file that uses SIGALRM itself."""
    assert model.conflict is not None
    reason = f"it uses SIGALRM itself, and {model.conflict}"
    return Plan(Decision.REFUSE, reason, model.conflict.line, defects=model.defects)


def _spelled(
    plan: Plan,
    source: SourceFile,
    text: Text,
    model: FileModel,
    settings: Settings,
    options: GuardOptions,
    module: ModulePlace | None = None,
) -> Plan:
    """Return *plan* with the guard of *options*, which may be a call of a *module*."""
    assert plan.guard is not None
    in_the_way = shadowed(source, options, model)
    if in_the_way:
        return Plan(Decision.REFUSE, in_the_way, plan.line, plan.column)
    anchor = _anchor(plan.guard, model.layout)
    assert model.names is not None
    # Imports in the guard tell `remove` that the block was made for a call.
    own_imports = settings.cover_imports or isinstance(plan.guard, WrapCall)
    before = 1 if own_imports else model.layout[anchor].first
    names, imports = choose_names(options, model.names, text, before)
    inner = tuple(needed.statement for needed in imports) if own_imports else ()
    block = plan.guard if isinstance(plan.guard, NewBlock) else None
    place: Callable[..., tuple[InsertImports, ...]] = place_imports
    if module:
        place = partial(place_module_import, partial(is_local, source, module), module.first_party)
    edits = () if inner else place(imports, anchor, model.layout, text.lines, block)
    spec = _spec(source, text, model, settings, settings.timeout or 0, names, options)
    spec = replace(spec, inner_imports=inner)
    return replace(
        plan,
        imports=edits,
        spec=spec,
        defects=model.defects,
        parts=names_of_parts(options),
        raises=_action(options).raises,
        limit=settings.timeout,
        module=module.file if module else None,
    )


def _action(options: GuardOptions) -> TimeoutAction:
    """Return the action of a guard with *options*, be it in the module."""
    return action_of(replace(options, module=None))


def _spec(
    source: SourceFile,
    text: Text,
    model: FileModel,
    settings: Settings,
    seconds: int,
    names: Mapping[str, str],
    options: GuardOptions,
) -> GuardSpec:
    said = SECONDS if options.timeout_env is not None else seconds
    message = settings.message  # which a module fills in
    if not options.module:
        message = fill_message(message, _script(source), said)
    if _action(options).message_is_one_line:
        message = " ".join(message.splitlines())
    ascii_only = codecs.lookup(text.encoding).name != "utf-8"
    annotated = settings.typed if model.annotated is None else model.annotated
    return GuardSpec(
        annotated, model.indent, seconds, message, names, options, ascii_only=ascii_only
    )


def _anchor(guard: EnterBlock | NewBlock | WrapCall, layout: tuple[LogicalLine, ...]) -> int:
    if isinstance(guard, EnterBlock):
        return guard.block.anchor
    first = guard.before if isinstance(guard, NewBlock) else guard.first
    return next(index for index, line in enumerate(layout) if line.first >= first)


def _is_local(name: str, source: SourceFile) -> bool:
    """Whether the qualified *name* is a module beside *source*, or a part of such a module."""
    return source.local_module(name.partition(".")[0]) is not None


def _script(source: SourceFile) -> str:
    return "this script" if source.path == STDIN_PATH else os.path.basename(source.path)
