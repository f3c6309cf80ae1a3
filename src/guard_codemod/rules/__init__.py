"""What `check` can report: one file a rule, found by its name, and what runs them.

TG0xx is about the plan for a file, TG1xx about what can keep its guard from ending it, TG2xx about
comments, TG3xx about the files of schedulers, and TG9xx about files that could not be checked. Only
TG0xx is imported for every file.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, TypeVar

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

R = TypeVar("R", bound=Rule)


def check_plan(plan: Plan) -> Iterator[Finding]:
    """Yield what the rules report about *plan*."""
    for rule_class in _rules(PlanRule):
        yield from rule_class.check(plan)


def find_hazards(context: CheckContext) -> tuple[Finding, ...]:
    """Return what can keep the guard in the file of *context* from ending its job."""
    # Not at the top: only guarded files are looked at so closely.
    from guard_codemod.rules.support.job_doubts import doubts_of
    from guard_codemod.rules.support.linked import in_linked_modules

    findings = (*_check(context), *in_linked_modules(context, _check))
    doubts = doubts_of(context) if findings else Doubt.NONE
    findings = tuple(_doubted(finding, doubts, context) for finding in findings)
    _forget_linked_models(context)
    if not any(finding.code == "TG111" for finding in findings):
        return findings
    return tuple(map(_of_a_service, findings))


def _doubted(finding: Finding, doubts: Doubt, context: CheckContext) -> Finding:
    """Return *finding* with the *doubts* about the job as well."""
    from guard_codemod.rules.support.job_doubts import is_of_a_service
    from guard_codemod.rules.support.linked import function_at

    rule_class = rule(finding.code)
    if issubclass(rule_class, HazardRule) and rule_class.is_about_services:
        doubts &= Doubt.NO_JOB if finding.doubts is Doubt.NONE else doubts
    elif is_of_a_service(function_at(finding.line, context.program)):
        doubts |= Doubt.NO_JOB
    return replace(finding, doubts=finding.doubts | doubts)


def _forget_linked_models(context: CheckContext) -> None:
    models = context.program.linked_models
    for model in models.values():
        if model and model.imports:  # made for this job alone
            vars(model).clear()  # what is kept there refers to it, and would stay in memory
    models.clear()


def _of_a_service(finding: Finding) -> Finding:
    """Return *finding*, in a file that never ends by itself, with a doubt instead of none."""
    sure = finding.code != "TG111" and finding.confidence is Confidence.HIGH
    return replace(finding, doubts=finding.doubts | Doubt.GUESSED.when(sure))


def find_preventing(context: CheckContext) -> tuple[Finding, ...]:
    """Return what certainly makes a guard in the file of *context* useless."""
    preventing = (rule_class for rule_class in _rules(HazardRule) if rule_class.prevents_guard)
    findings = (finding for rule_class in preventing for finding in rule_class.check(context))
    return tuple(finding for finding in findings if finding.confidence is Confidence.HIGH)


def _check(context: CheckContext) -> tuple[Finding, ...]:
    return tuple(
        finding for rule_class in _rules(HazardRule) for finding in rule_class.check(context)
    )


def evaluated_codes(plan: Plan) -> frozenset[str]:
    """Return the codes of the rules that have found all there is to find for *plan*."""
    hazards = (rule_class for rule_class in _rules(HazardRule) if rule_class.is_evaluated(plan))
    return frozenset(rule_class.code for rule_class in (*_rules(PlanRule), *hazards))


def unmitigated(plan: Plan) -> Iterator[Finding]:
    """Yield those of the hazards of *plan* that its guard does not mitigate."""
    return (hazard for hazard in plan.hazards or () if not is_mitigated(hazard, plan))


def is_mitigated(hazard: Finding, plan: Plan) -> bool:
    """Whether the guard of *plan* ends the job in spite of *hazard*."""
    rule_class = rule(hazard.code)
    return hazard.mitigable and issubclass(rule_class, HazardRule) and rule_class.is_mitigated(plan)


def check_schedule(context: ScheduleContext) -> Iterator[Finding]:
    """Yield what the rules report about the scheduler's file of *context*, each thing once."""
    by_rule = (rule_class.check(context) for rule_class in _rules(ScheduleRule))
    yield from dict.fromkeys(finding for findings in by_rule for finding in findings)


_BEGIN_WITH = {PlanRule: ("TG0",), HazardRule: ("TG0", "TG1"), ScheduleRule: ("TG3",)}
"""How the codes of rules of a kind begin: the others need not be imported."""


@cache
def _rules(kind: type[R]) -> tuple[type[R], ...]:
    rules = (rule(code) for code in codes() if code.startswith(_BEGIN_WITH[kind]))
    return tuple(each for each in rules if issubclass(each, kind))


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
