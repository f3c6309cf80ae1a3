"""What `check` can say, one small class for each thing."""

from guard_codemod.model import Finding, Plan
from guard_codemod.rules.base import PlanRule, Rule, ThreatRule
from guard_codemod.rules.defeats import ReplacedProcess
from guard_codemod.rules.directives import BadDirective
from guard_codemod.rules.failures import (
    BadConfiguration,
    InternalError,
    NoTimeout,
    NotParsable,
    NotReadable,
    NotVerified,
    NotWritable,
)
from guard_codemod.rules.jobs import JobWithoutGuard, LimitTooLong, NotSafelyGuardable, PerhapsAJob, UnknownGuard
from guard_codemod.rules.processes import (
    ArmedLate,
    BlocksWhileUnwinding,
    OtherAlarm,
    OutlivesItsMainThread,
    StaysInC,
    WorkAboveTheGuard,
)

RULES: tuple[type[Rule], ...] = (
    JobWithoutGuard,
    LimitTooLong,
    ArmedLate,
    NotSafelyGuardable,
    PerhapsAJob,
    UnknownGuard,
    OutlivesItsMainThread,
    OtherAlarm,
    StaysInC,
    BlocksWhileUnwinding,
    ReplacedProcess,
    WorkAboveTheGuard,
    BadDirective,
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


def findings(plan: Plan) -> tuple[Finding, ...]:
    """Return what the rules say about a file for which *plan* was made."""
    return tuple(finding for rule in PLAN_RULES for finding in rule.check(plan))


__all__ = [
    "MENDED",
    "PLAN_RULES",
    "RULES",
    "ArmedLate",
    "BadConfiguration",
    "BadDirective",
    "BlocksWhileUnwinding",
    "InternalError",
    "JobWithoutGuard",
    "LimitTooLong",
    "NoTimeout",
    "NotParsable",
    "NotReadable",
    "NotSafelyGuardable",
    "NotVerified",
    "NotWritable",
    "OtherAlarm",
    "OutlivesItsMainThread",
    "PerhapsAJob",
    "PlanRule",
    "ReplacedProcess",
    "Rule",
    "StaysInC",
    "ThreatRule",
    "UnknownGuard",
    "WorkAboveTheGuard",
    "findings",
]
