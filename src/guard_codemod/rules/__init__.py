"""What `check` can say, one small class for each thing."""

from guard_codemod.model import Finding, Plan
from guard_codemod.rules.base import PlanRule, Rule
from guard_codemod.rules.failures import InternalError, NotParsable, NotReadable, NotVerified, NotWritable
from guard_codemod.rules.jobs import JobWithoutGuard, NotSafelyGuardable, PerhapsAJob

PLAN_RULES: tuple[type[PlanRule], ...] = (JobWithoutGuard, NotSafelyGuardable, PerhapsAJob)

RULES: tuple[type[Rule], ...] = (*PLAN_RULES, NotParsable, NotReadable, NotWritable, NotVerified, InternalError)
"""All rules, in the order of their codes."""


def findings(plan: Plan) -> tuple[Finding, ...]:
    """Return what the rules say about a file for which *plan* was made."""
    return tuple(finding for rule in PLAN_RULES for finding in rule.check(plan))


__all__ = [
    "PLAN_RULES",
    "RULES",
    "InternalError",
    "JobWithoutGuard",
    "NotParsable",
    "NotReadable",
    "NotSafelyGuardable",
    "NotVerified",
    "NotWritable",
    "PerhapsAJob",
    "PlanRule",
    "Rule",
    "findings",
]
