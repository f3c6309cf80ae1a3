"""What `check` can say, one small class for each thing."""

from guard_codemod.model import Finding, Plan
from guard_codemod.rules.base import FailureRule, PlanRule, Rule, ThreatRule
from guard_codemod.rules.defeats import OtherAlarm, ReplacedProcess
from guard_codemod.rules.directives import BadDirective, UnusedIgnore
from guard_codemod.rules.exceptions import LostInTask, Retried, Swallowed
from guard_codemod.rules.failures import (
    BadConfiguration,
    InternalError,
    NoTimeout,
    NotParsable,
    NotReadable,
    NotVerified,
    NotWritable,
)
from guard_codemod.rules.halves import ArmedOnImport, BadHandler, BadLimit, NeverArmed, NoHandler
from guard_codemod.rules.jobs import JobWithoutGuard, LimitTooLong, NotSafelyGuardable, PerhapsAJob, UnknownGuard

RULES: tuple[type[Rule], ...] = (
    JobWithoutGuard,
    NoHandler,
    NeverArmed,
    ArmedOnImport,
    BadHandler,
    BadLimit,
    LimitTooLong,
    NotSafelyGuardable,
    PerhapsAJob,
    UnknownGuard,
    Swallowed,
    OtherAlarm,
    LostInTask,
    ReplacedProcess,
    Retried,
    BadDirective,
    UnusedIgnore,
    NotParsable,
    NotReadable,
    NotWritable,
    NotVerified,
    InternalError,
    BadConfiguration,
    NoTimeout,
)
"""All rules, in the order of their codes."""

PLAN_RULES = tuple(rule for rule in RULES if issubclass(rule, PlanRule))

MENDED = frozenset(rule.code for rule in RULES if rule.mended)

SETTLED = frozenset(rule.code for rule in RULES if rule.settled)

NAMES = {rule.code: rule.name for rule in RULES}


def findings(plan: Plan) -> tuple[Finding, ...]:
    """Return what the rules say about a file for which *plan* was made."""
    return tuple(finding for rule in PLAN_RULES for finding in rule.check(plan))


def asked(plan: Plan) -> frozenset[str]:
    """Return the codes that `findings` would have found if they held for the file for which *plan* was made."""
    return frozenset(rule.code for rule in PLAN_RULES if rule.asked(plan))


__all__ = [
    "MENDED",
    "NAMES",
    "PLAN_RULES",
    "RULES",
    "SETTLED",
    "BadConfiguration",
    "BadDirective",
    "FailureRule",
    "InternalError",
    "JobWithoutGuard",
    "LimitTooLong",
    "LostInTask",
    "NoTimeout",
    "NotParsable",
    "NotReadable",
    "NotSafelyGuardable",
    "NotVerified",
    "NotWritable",
    "OtherAlarm",
    "PerhapsAJob",
    "PlanRule",
    "ReplacedProcess",
    "Retried",
    "Rule",
    "Swallowed",
    "ThreatRule",
    "UnknownGuard",
    "UnusedIgnore",
    "asked",
    "findings",
]
