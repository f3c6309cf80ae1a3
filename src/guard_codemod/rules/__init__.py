"""What `check` can report: one file a rule, found by its name, and what runs them.

TG0xx is about the plan for a file, TG1xx about what can keep its guard from ending it, TG2xx about
comments, TG3xx about the files of schedulers, and TG9xx about files that could not be checked. Only
TG0xx is imported for every file.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from guard_codemod.lazy import replace
from guard_codemod.model import Confidence, Doubt, Finding
from guard_codemod.planning.plan import Plan
from guard_codemod.rules.base import (
    FailureRule,
    HazardRule,
    PlanRule,
    Rule,
    ScheduleContext,
    ScheduleRule,
)
from guard_codemod.rules.registry import all_rules, codes, name_of, page_of, rule

if TYPE_CHECKING:
    from guard_codemod.rules.support.checker import CheckContext


def check_plan(plan: Plan) -> Iterator[Finding]:
    """Yield what the rules report about *plan*."""
    for one in _plan_rules():
        yield from one.check(plan)


def find_hazards(context: CheckContext) -> tuple[Finding, ...]:
    """Return what can keep the guard in the file of *context* from ending its job."""
    # Not at the top: only guarded files are looked at so closely.
    from guard_codemod.rules.support.job_doubts import doubts_of
    from guard_codemod.rules.support.linked import in_linked_modules

    found = (*_check(context), *in_linked_modules(context, _check))
    doubts = doubts_of(context) if found else Doubt.NONE
    return tuple(replace(one, doubts=one.doubts | doubts) for one in found)


def find_preventing(context: CheckContext) -> tuple[Finding, ...]:
    """Return what certainly makes a guard in the file of *context* useless."""
    preventing = (one for one in _hazard_rules() if one.prevents_guard)
    found = (finding for one in preventing for finding in one.check(context))
    return tuple(one for one in found if one.confidence is Confidence.HIGH)


def _check(context: CheckContext) -> tuple[Finding, ...]:
    return tuple(finding for one in _hazard_rules() for finding in one.check(context))


def evaluated_codes(plan: Plan) -> frozenset[str]:
    """Return the codes of the rules that have found all there is to find for *plan*."""
    hazards = (one for one in _hazard_rules() if one.is_evaluated(plan))
    return frozenset(one.code for one in (*_plan_rules(), *hazards))


def unmitigated(plan: Plan) -> Iterator[Finding]:
    """Yield those of the hazards of *plan* that its guard does not mitigate."""
    return (found for found in plan.hazards or () if not is_mitigated(found, plan))


def is_mitigated(hazard: Finding, plan: Plan) -> bool:
    """Whether the guard of *plan* ends the job in spite of *hazard*."""
    found = rule(hazard.code)
    return hazard.mitigable and issubclass(found, HazardRule) and found.is_mitigated(plan)


def check_schedule(context: ScheduleContext) -> Iterator[Finding]:
    """Yield what the rules report about the scheduler's file of *context*, each thing once."""
    rules = (rule(code) for code in codes() if code.startswith("TG3"))
    found = (one.check(context) for one in rules if issubclass(one, ScheduleRule))
    yield from dict.fromkeys(finding for findings in found for finding in findings)


@cache
def _plan_rules() -> tuple[type[PlanRule], ...]:
    rules = (rule(code) for code in codes() if code.startswith("TG0"))
    return tuple(one for one in rules if issubclass(one, PlanRule))


@cache
def _hazard_rules() -> tuple[type[HazardRule], ...]:
    rules = (rule(code) for code in codes() if code.startswith(("TG0", "TG1")))
    return tuple(one for one in rules if issubclass(one, HazardRule))


__all__ = [
    "FailureRule",
    "HazardRule",
    "PlanRule",
    "Rule",
    "ScheduleContext",
    "ScheduleRule",
    "all_rules",
    "check_plan",
    "check_schedule",
    "codes",
    "evaluated_codes",
    "find_hazards",
    "is_mitigated",
    "name_of",
    "page_of",
    "rule",
    "unmitigated",
]
