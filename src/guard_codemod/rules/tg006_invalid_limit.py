"""TG006: the alarm cannot be armed with the limit that it is given."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.detection.guard_defects import DefectKind
from guard_codemod.model import Finding
from guard_codemod.planning.plan import Plan
from guard_codemod.rules.base import PlanRule
from guard_codemod.rules.support.examples import GUARDED


class InvalidLimit(PlanRule):
    """Reports limits that ``signal.alarm`` rejects or misinterprets.

    Source: https://docs.python.org/3/library/signal.html#signal.alarm
    """

    code = "TG006"
    name = "invalid-limit"
    summary = "limit that the alarm cannot take"
    why = (
        "Zero cancels the alarm, a negative number means decades, and other numbers raise an error."
    )
    help = "give whole seconds, from 1 to 2147483647"
    precision = (
        "11 of 11 findings in some 350 public scripts that use SIGALRM, most read as excerpts: a"
        " small sample"
    )
    bad = GUARDED.replace("alarm(3600)", "alarm(0.5)")
    good = GUARDED

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        for defect in plan.defects:
            if defect.kind is DefectKind.LIMIT:
                yield cls.finding(defect.what, defect.line, defect.column)
