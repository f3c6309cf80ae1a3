"""Choose the parts of a file's guard: those that the job needs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from guard_codemod.config.kinds import AUTO, NONE
from guard_codemod.config.settings import Settings
from guard_codemod.detection.file_model import FileModel
from guard_codemod.detection.python_version import oldest_python
from guard_codemod.duration import format_duration
from guard_codemod.guards.actions import action_of
from guard_codemod.guards.parts import parts as all_parts
from guard_codemod.guards.parts import parts_of
from guard_codemod.guards.parts.backstop import BackstopAtLimit
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.spec import DEFAULT_GRACE, GuardOptions
from guard_codemod.lazy import replace
from guard_codemod.model import Finding, Text
from guard_codemod.planning.plan import Decision, LackingParts, Mitigated, Plan, WrongLimit

_ASSUMED = (3, 7)
"""The newest Python that parts may require if the file's oldest version is unknown."""


_KEPT = ("kill_after", "at_exit", "exit_status", "stack")
"""Options that an update keeps; the others follow from the job or the settings."""


def compose(
    settings: Settings, model: FileModel, text: Text, hazards: Mitigated
) -> tuple[GuardOptions, tuple[str, ...]]:
    """Return the options of the guard of *model*, and what it lacks, each with the reason."""
    options = settings.guard
    if settings.kill_after != NONE:
        options = replace(options, **_needed(options, settings, hazards), tasks=True)
        if model.conflict:
            options = _alone(options)
    if model.timer and options.kill_after:
        useless = BackstopAtLimit.name() not in _parts_for(hazards) and settings.kill_after == AUTO
        if options.alone or useless or not action_of(options).has_handler:
            options = replace(options, kill_after=None)
            why = f"without a backstop (line {model.timer} uses the timer of faulthandler itself)"
            return _for_python(options, model, settings, text, (why,))
    return _for_python(options, model, settings, text)


def find_lacking(
    settings: Settings,
    model: FileModel,
    text: Text,
    present: Collection[str],
    findings: Sequence[Finding],
    hazards: Mitigated,
    options: GuardOptions | None,
) -> LackingParts | None:
    """Return which parts a guard with those *present* lacks, and which of the *findings* ask
    for them.

    *options* are those of the guard, None if it was written by hand.
    """
    if options:
        settings = replace(settings, guard=replace(settings.guard, on_timeout=options.on_timeout))
    if "backstop" in present:
        model = replace(model, timer=None)  # it is the guard's own
    composed, _ = compose(settings, model, text, hazards)
    missing = [part for part in parts_of(composed) if part.title and part.name() not in present]
    if not missing:
        return None
    names = {part.name() for part in missing}
    because = tuple(finding for finding in findings if not names.isdisjoint(hazards[finding.code]))
    configured = settings.configured_backstop and "backstop" not in present
    titles = tuple(part.title for part in missing)
    return LackingParts(titles, because, configured, known=options is not None)


def refused(hazard: Finding, plan: Plan) -> Plan:
    """Return the plan for a job whose guard *hazard* would make useless."""
    reason = f"{hazard.message} ({hazard.code})"
    return Plan(Decision.REFUSE, reason, hazard.line, hazard.column, schedule=plan.schedule)


def _needed(options: GuardOptions, settings: Settings, hazards: Mitigated) -> dict[str, Any]:
    """Return the options that ask for what helps with *hazards*."""
    needed: dict[str, Any] = {}
    wanted = _parts_for(hazards)
    for part in all_parts():
        if part.name() in wanted or not part.helps_with.isdisjoint(hazards):
            needed |= part.template
    if action_of(options).job_continues or settings.kill_after != AUTO:
        needed.pop("kill_after", None)  # the setting decides
    if "kill_after" in needed:
        needed["kill_after"] = options.kill_after or DEFAULT_GRACE
    return needed


def _parts_for(hazards: Mitigated) -> set[str]:
    return {part for parts in hazards.values() for part in parts}


def updated(settings: Settings, present: GuardOptions) -> GuardOptions:
    """Return the options of *settings*, with the parts *present* that only `NONE` removes."""
    options = settings.guard
    if settings.kill_after == NONE:
        return options
    if present.module and present.kill_after == DEFAULT_GRACE:  # the default of every module
        present = replace(present, kill_after=None)
    kept = {name: getattr(options, name) or getattr(present, name) for name in _KEPT}
    return replace(options, **kept)


def describe(plan: Plan, lines: Mapping[int, int], present: GuardOptions | None) -> str:
    """Describe the optional parts of *plan*'s guard, without those *present*, and why it has them.

    *lines* maps line numbers of its hazards to those to print.
    """
    options = plan.spec.options if plan.spec else None
    there = {part.title for part in (parts_of(present) if present else ())}
    titles = [part.title for part in (parts_of(options) if options else ()) if part.title]
    titles = [title for title in titles if title not in there]
    told, because = list(plan.lack), _because(plan, lines)
    module = "" if not options or (present and present.module) else options.module
    if module:
        told.insert(0, f"with the guard module {module}")
    elif titles:
        told.insert(0, f"with {' and '.join(titles)} ({because or plan.reason})")
    says_why = titles and not (module or because)
    if told and plan.schedule and not says_why:
        told[-1] += f"; {plan.reason}"
    return ", ".join(told)


def _because(plan: Plan, lines: Mapping[int, int]) -> str:
    """Return why the guard has optional parts, "" if that is the reason of *plan*."""
    if not plan.because or (plan.spec and plan.spec.options.alone):
        return ""
    first = plan.because[0]
    line = lines.get(first.line, first.line)
    more = f", and {len(plan.because) - 1} more" if plan.because[1:] else ""
    return f"{first.code} line {line}: {first.cause}{more}"


def _alone(options: GuardOptions) -> GuardOptions:
    """Return *options* for a backstop alone, unchanged if the job goes on after the action."""
    if action_of(options).job_continues:
        return options
    return replace(options, kill_after=options.kill_after or DEFAULT_GRACE, alone=True)


def names_of_parts(options: GuardOptions) -> frozenset[str]:
    """Return the names of the parts of a guard with *options*; a module has all."""
    if options.module and options.kill_after is not None:
        return frozenset(part.name() for part in all_parts())
    early = options.kill_after is not None and not options.only_at_limit
    backstop = {"backstop"} if early else set()
    return frozenset({part.name() for part in parts_of(options)} | backstop)


def _suited(options: GuardOptions, model: FileModel) -> GuardOptions:
    """Return *options* with the variants of their parts that suit the job."""
    backstop = options.kill_after is not None
    early = backstop and model.timer is None
    has_tasks = any(name.partition(".")[0] == "asyncio" for name in model.imports)
    return replace(
        options,
        alone=options.alone and backstop,
        at_limit=backstop and model.timer is not None,
        may_fork=early and model.may_fork and not model.forks,
        forks=early and model.forks,
        threads=early and model.threads,
        masked=early and model.takes_signals,
        at_exit=backstop and options.at_exit and not options.alone,
        exits_at_once=options.exit_status and model.exits_at_once,
        # Otherwise the traceback shows only the event loop, not the line that hung.
        tasks=options.tasks and has_tasks and action_of(options).has_handler,
    )


def _for_python(
    options: GuardOptions,
    model: FileModel,
    settings: Settings,
    text: Text,
    lack: tuple[str, ...] = (),
) -> tuple[GuardOptions, tuple[str, ...]]:
    """Return *options* suited to the job, without parts that its oldest Python does not support."""
    options = _suited(options, model)
    oldest = oldest_python(text.content) or settings.python
    version = oldest.version if oldest else _ASSUMED
    # The required parts run on every version.
    missing = [part for part in parts_of(options) if part.python > max(version, Part.python)]
    if oldest is None or not missing:
        return options, lack
    left, what = replace(options, tasks=False), "the stacks of tasks"
    if any("kill_after" in part.template for part in missing):
        left, what = _suited(replace(left, kill_after=None), model), "a backstop"
    needs, has = (f"{major}.{minor}" for major, minor in (missing[0].python, version))
    why = f"it needs Python {needs}, and {oldest.origin} names {has}"
    return left, (*lack, f"without {what} ({why})")


def limit_above_maximum(
    seconds: float | None, settings: Settings, how: str = "set a shorter timeout"
) -> WrongLimit | None:
    """Return a message if *seconds* are more than the configuration allows, and *how* to help."""
    if seconds is None or settings.max_timeout is None or seconds <= settings.max_timeout:
        return None
    limit, maximum = format_duration(seconds), format_duration(settings.max_timeout)
    what = f"the limit of {limit} is above max-timeout, which is {maximum}"
    return what, f"{how}, or raise max-timeout"
