"""What `check` can say, one small class for each thing."""

from guard_codemod.model import Finding, Plan
from guard_codemod.rules.base import FailureRule, PlanRule, Rule, ThreatRule
from guard_codemod.rules.defeats import ReplacedProcess
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
from guard_codemod.rules.jobs import (
    JobWithoutGuard,
    LimitTooLong,
    NotSafelyGuardable,
    PerhapsAJob,
    UnknownGuard,
)
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
    NoHandler,
    NeverArmed,
    ArmedOnImport,
    BadHandler,
    BadLimit,
    LimitTooLong,
    ArmedLate,
    NotSafelyGuardable,
    PerhapsAJob,
    UnknownGuard,
    Swallowed,
    OutlivesItsMainThread,
    OtherAlarm,
    StaysInC,
    LostInTask,
    BlocksWhileUnwinding,
    ReplacedProcess,
    Retried,
    WorkAboveTheGuard,
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

_OF_NO_THREAT = tuple(rule for rule in PLAN_RULES if not issubclass(rule, ThreatRule))

MENDED = frozenset(rule.code for rule in RULES if rule.mended)

SETTLED = frozenset(rule.code for rule in RULES if rule.settled)

NAMES = {rule.code: rule.name for rule in RULES}


def findings(plan: Plan) -> tuple[Finding, ...]:
    """Return what the rules say about a file for which *plan* was made."""
    rules = PLAN_RULES if plan.threats else _OF_NO_THREAT
    return tuple(finding for rule in rules for finding in rule.check(plan))


def asked(plan: Plan) -> frozenset[str]:
    """Return the codes that `findings` would have found if they held for the file for which *plan* was made."""
    return frozenset(
        rule.code for rule in PLAN_RULES if not issubclass(rule, ThreatRule) or rule.asked(plan)
    )


__all__ = [
    "MENDED",
    "NAMES",
    "PLAN_RULES",
    "RULES",
    "SETTLED",
    "ArmedLate",
    "BadConfiguration",
    "BadDirective",
    "BlocksWhileUnwinding",
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
    "OutlivesItsMainThread",
    "PerhapsAJob",
    "PlanRule",
    "ReplacedProcess",
    "Retried",
    "Rule",
    "StaysInC",
    "Swallowed",
    "ThreatRule",
    "UnknownGuard",
    "UnusedIgnore",
    "WorkAboveTheGuard",
    "asked",
    "findings",
]
