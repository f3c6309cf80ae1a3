"""TG007: the limit of a guard is not the configured one, or above max-timeout."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.config.settings import Settings
from guard_codemod.lazy import replace
from guard_codemod.model import Finding
from guard_codemod.planning.plan import Plan
from guard_codemod.rules.base import PlanRule
from guard_codemod.rules.support.examples import GUARDED


class LimitMismatch(PlanRule):
    """Reports guards whose limit contradicts the configuration."""

    summary = "limit above max-timeout, or other than the configured one"
    why = "The configuration says how long this job may take, and the guard says something else."
    help = "set the configured limit with apply --update, or configure this one for the file"
    fixed_with = "`--update`"
    known_limits = (
        "An alarm that limits one step of the work, or a periodic one, is taken for a guard."
    )
    precision = (
        "66 of 73 findings in public scripts, each with another limit configured: in the others,"
        " the alarm limits a step of the work or is periodic"
    )
    settings = Settings(max_timeout=3600)
    bad = GUARDED.replace("3600", "86400")
    good = GUARDED

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.wrong_limit:
            what, how = plan.wrong_limit
            if not plan.known:
                how = how.replace("with apply --update", "by hand, since the guard is not ours")
            yield replace(cls.finding(what, plan.line, plan.column), help=how)
