"""What a rule is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from guard_codemod.model import Finding, Plan, Settings, Severity, ThreatKind


class Rule:
    """One thing that can be said about a file, under a stable code."""

    code: ClassVar[str]
    name: ClassVar[str]
    summary: ClassVar[str]
    why: ClassVar[str]
    advice: ClassVar[str]
    """What to do, in one line."""
    severity: ClassVar[Severity] = Severity.ERROR
    mended: ClassVar[bool] = False
    """Whether `apply` mends what the rule speaks of."""
    precision: ClassVar[str] = ""

    @classmethod
    def finding(cls, message: str, line: int = 1, column: int = 1, end_column: int | None = None) -> Finding:
        """Return a finding of this rule at *line* and *column*, both from 1."""
        return Finding(cls.code, message, cls.severity, line, column, end_column, cls.advice)


class PlanRule(Rule):
    """A rule that speaks of what is planned for a file.

    `bad` is a whole file that the rule speaks of under `settings`, `good` one that it does not.
    """

    settings: ClassVar[Settings] = Settings()
    bad: ClassVar[str]
    good: ClassVar[str]

    @classmethod
    @abstractmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        """Yield what the rule says about a file for which *plan* was made."""


class ThreatRule(PlanRule):
    """A rule that warns of what can defeat a guard.

    It speaks of guards that are there or have just been written: `bad` and `good` are guarded for the test.
    """

    severity = Severity.WARNING
    kind: ClassVar[ThreatKind]
    settled: ClassVar[bool] = True
    """Whether a backstop settles it."""

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.backstop and cls.settled:
            return
        for threat in plan.threats:
            if threat.kind is cls.kind:
                yield cls.finding(threat.what, threat.line, threat.column, threat.end_column)
