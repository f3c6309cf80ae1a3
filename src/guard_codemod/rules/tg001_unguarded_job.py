"""TG001: a job has no timeout guard."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding
from guard_codemod.planning.plan import NO_SCHEDULE, Decision, Plan
from guard_codemod.rules.base import PlanRule
from guard_codemod.rules.support.examples import GUARDED, UNGUARDED


class UnguardedJob(PlanRule):
    """Reports jobs that have no timeout guard."""

    summary = "job without a timeout guard"
    why = (
        "If a server stops answering, the job hangs silently: nothing fails, and nobody notices."
        " A guard makes it fail with a traceback."
    )
    help = "add a guard: guard-codemod apply PATH --timeout DURATION"
    fixable = True
    known_limits = (
        "A file without a main block counts as a job if what it does at module level suggests so."
        " If there are too few signs, TG010 reports it instead."
    )
    precision = (
        "163 of 168 findings in files without a main block, and about 9 of 10 in files with one, in"
        " 18 source distributions"
    )
    bad = UNGUARDED
    good = GUARDED

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.decision is Decision.GUARD:
            blocking = plan.schedule.blocking if plan.schedule else None
            stops = f": a hang stops every later run ({blocking.location})" if blocking else ""
            told = plan.left_alone not in ("", NO_SCHEDULE)  # said once, by the summary
            left = f" (left alone: {plan.left_alone})" if told else ""
            yield cls.finding(f"no timeout guard{stops}{left}", plan.line, plan.column)
