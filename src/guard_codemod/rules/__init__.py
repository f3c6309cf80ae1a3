"""What `check` can report: one file a rule, found by its name, and what runs them.

TG0xx is about the plan for a file, TG1xx about what can keep its guard from ending it, TG2xx about
comments, and TG9xx about files that could not be checked. Only TG0xx is imported for every file.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from guard_codemod.model import Finding
from guard_codemod.planning.plan import Plan
from guard_codemod.rules.base import FailureRule, HazardRule, PlanRule, Rule
from guard_codemod.rules.registry import all_rules, codes, name_of, page_of, rule
from guard_codemod.rules.support.checker import CheckContext


def check_plan(plan: Plan) -> Iterator[Finding]:
    """Yield what the rules report about *plan*."""
    for one in _plan_rules():
        yield from one.check(plan)


def find_hazards(context: CheckContext) -> tuple[Finding, ...]:
    """Return what can keep the guard in the file of *context* from ending its job."""
    return tuple(finding for one in _hazard_rules() for finding in one.check(context))


def evaluated_codes(plan: Plan) -> frozenset[str]:
    """Return the codes of the rules that have found all there is to find for *plan*."""
    hazards = (one for one in _hazard_rules() if one.is_evaluated(plan))
    return frozenset(one.code for one in (*_plan_rules(), *hazards))


def unmitigated(plan: Plan) -> Iterator[Finding]:
    """Yield those of the hazards of *plan* that its guard does not mitigate."""
    for one in _hazard_rules() if plan.hazards else ():
        if not one.is_mitigated(plan):
            yield from (found for found in plan.hazards or () if found.code == one.code)


def is_mitigated(code: str, plan: Plan) -> bool:
    """Whether the guard of *plan* ends the job in spite of the hazard *code*."""
    found = rule(code)
    return issubclass(found, HazardRule) and found.is_mitigated(plan)


@cache
def _plan_rules() -> tuple[type[PlanRule], ...]:
    rules = (rule(code) for code in codes() if code.startswith("TG0"))
    return tuple(one for one in rules if issubclass(one, PlanRule))


@cache
def _hazard_rules() -> tuple[type[HazardRule], ...]:
    rules = (rule(code) for code in codes() if code.startswith(("TG0", "TG1")))
    return tuple(one for one in rules if issubclass(one, HazardRule))


__all__ = [
    "CheckContext",
    "FailureRule",
    "HazardRule",
    "PlanRule",
    "Rule",
    "all_rules",
    "check_plan",
    "codes",
    "evaluated_codes",
    "find_hazards",
    "is_mitigated",
    "name_of",
    "page_of",
    "rule",
    "unmitigated",
]
