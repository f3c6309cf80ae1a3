"""What a rule is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from guard_codemod.model import Finding, Plan, Settings, Severity


class Rule:
    """One thing that can be said about a file, under a stable code."""

    code: ClassVar[str]
    summary: ClassVar[str]
    why: ClassVar[str]
    severity: ClassVar[Severity] = Severity.ERROR
    mended: ClassVar[bool] = False
    """Whether `apply` mends what the rule speaks of."""

    @classmethod
    def finding(cls, message: str, line: int = 1, column: int = 1) -> Finding:
        """Return a finding of this rule at *line* and *column*, both from 1."""
        return Finding(cls.code, message, cls.severity, line, column)


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
