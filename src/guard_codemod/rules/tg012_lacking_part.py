"""TG012: a guard lacks a part that its job needs."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.config.settings import Settings
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.lazy import replace
from guard_codemod.model import Confidence, Doubt, Finding, Related, Severity
from guard_codemod.planning.plan import Plan
from guard_codemod.rules.base import PlanRule
from guard_codemod.rules.support.examples import GUARDED


class LackingPart(PlanRule):
    """Reports guards that a hazard of their job defeats, where another part would end the job.

    It stands in place of the findings of the hazards.
    """

    summary = "the guard lacks a part that its job needs, or that the configuration asks for"
    why = (
        "The job may outlive its guard, or end with success after its timeout: the exception of the"
        " handler alone does not end this job."
    )
    help = "add the part with apply --update"
    fixed_with = "`--update`"
    known_limits = "It is as certain as the hazards that it names."
    severity = Severity.WARNING
    settings = Settings(kill_after=60, guard=GuardOptions(kill_after=60), configured_backstop=True)
    bad = GUARDED
    good = GUARDED.replace(
        "signal.alarm(3600)\n",
        "signal.alarm(3600)\n    faulthandler.dump_traceback_later(3660, exit=True, file=2)\n",
    ).replace("import signal", "import faulthandler\nimport signal")

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.lacking is None:
            return
        lacking = plan.lacking
        what = f"the guard lacks {' and '.join(lacking.titles)}"
        why = "it is configured"
        if lacking.because:
            first, *others = lacking.because
            more = f", and {len(others)} more" if others else ""
            why = f"{first.cause} ({first.code} line {first.line}{more})"
        finding = cls.finding(f"{what}: {why}")
        doubts = (
            hazard.doubts
            for level in Confidence
            for hazard in lacking.because
            if hazard.confidence is level
        )
        yield replace(
            finding,
            line=plan.line,
            column=plan.column,
            doubts=Doubt.NONE if lacking.configured else next(doubts),
            severity=Severity.ERROR if lacking.configured else cls.severity,
            mitigable=lacking.known,
            help=cls.help if lacking.known else "add the part by hand: the guard is not ours",
            related=tuple(
                Related(
                    f"{hazard.code} {hazard.message}", hazard.line, hazard.column, hazard.end_column
                )
                for hazard in lacking.because
            ),
        )
