"""TG002: an alarm is armed without a handler."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding
from guard_codemod.planning.plan import Plan
from guard_codemod.rules.base import PlanRule
from guard_codemod.rules.support.examples import GUARDED, HANDLER, REGISTRATION


class NoHandler(PlanRule):
    """Reports alarms that kill the process, since no handler is registered for SIGALRM."""

    summary = "alarm without a handler"
    why = (
        "Without a handler, SIGALRM kills the process at once: it prints Alarm clock, but no"
        " traceback, and no cleanup code runs."
    )
    help = "register a handler above the alarm"
    fixable = True
    known_limits = (
        "`apply` adds the handler, below the alarm, only where a line of its own arms it, at module"
        " level or in the main block."
    )
    precision = "31 of 32 findings in public scripts and two source distributions"
    bad = GUARDED.replace(HANDLER + REGISTRATION, "")
    good = GUARDED

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.partial and plan.partial.arm and plan.partial.register is None:
            message = f"{cls.summary}: SIGALRM kills the process without a traceback"
            yield cls.finding(message, plan.partial.arm.line, plan.partial.arm.column)
