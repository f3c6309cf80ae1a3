"""What a rule is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from guard_codemod.config.settings import Settings
from guard_codemod.model import Decision, Finding, Plan, Severity, ThreatKind


class Rule:
    """One thing that can be said about a file, under a stable code.

    `bad` is a whole file that the rule speaks of, and `good` one that it does not. Where no content of a file
    could show it, both are empty and `unexemplified` says why.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    summary: ClassVar[str]
    why: ClassVar[str]
    advice: ClassVar[str]
    """What to do, in one line."""
    bad: ClassVar[str] = ""
    good: ClassVar[str] = ""
    unexemplified: ClassVar[str] = ""
    precision: ClassVar[str] = ""
    """How often it was right about code that nobody wrote for it, where that has been judged."""
    severity: ClassVar[Severity] = Severity.ERROR
    mended: ClassVar[bool] = False
    """Whether `apply` mends what the rule speaks of."""
    settled: ClassVar[bool] = False
    """Whether a backstop settles it."""

    @classmethod
    def finding(
        cls, message: str, line: int = 1, column: int = 1, end_column: int | None = None
    ) -> Finding:
        """Return a finding of this rule at *line* and *column*, both from 1."""
        return Finding(cls.code, message, cls.severity, line, column, end_column, cls.advice)


class FailureRule(Rule):
    """A rule that says why nothing can be said about a file; so it can be neither left out nor silenced."""


class PlanRule(Rule):
    """A rule that speaks of what is planned for a file. Its examples hold under `settings`."""

    settings: ClassVar[Settings] = Settings()

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
    settled = True

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if cls.asked(plan):
            for threat in plan.threats or ():
                if threat.kind is cls.kind:
                    yield cls.finding(threat.what, threat.line, threat.column, threat.end_column)

    @classmethod
    def asked(cls, plan: Plan) -> bool:
        """Whether *plan* holds all that the rule would have to know to find anything.

        It does of a file that is no job, in which there is nothing to find.
        """
        if plan.decision is Decision.SKIP:
            return True
        return plan.threats is not None and not (plan.backstop and cls.settled)
