"""TG003: a handler is registered, and no alarm is ever armed."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding
from guard_codemod.planning.plan import Plan
from guard_codemod.rules.base import PlanRule
from guard_codemod.rules.support.examples import ALARM, GUARDED


class NeverArmed(PlanRule):
    """Reports handlers of SIGALRM in files that never arm the alarm."""

    summary = "handler registered, but the alarm is never armed"
    why = "It looks like a guard, but nothing ever calls the handler, so the job can hang."
    help = "call signal.alarm(seconds) after the handler is registered"
    fixable = True
    known_limits = (
        "`apply` arms the alarm, above the handler, only where a line of its own registers it, at"
        " module level or in the main block."
    )
    precision = (
        "4 of 5 findings in some 350 public scripts that use SIGALRM, most read as excerpts: a"
        " small sample"
    )
    bad = GUARDED.replace(ALARM, "")
    good = GUARDED

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.partial and plan.partial.register and plan.partial.arm is None:
            yield cls.finding(cls.summary, plan.partial.register.line, plan.partial.register.column)
