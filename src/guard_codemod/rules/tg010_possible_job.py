"""TG010: a file may be a job."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guard_codemod.model import Finding, Severity
from guard_codemod.planning.plan import Decision, Plan
from guard_codemod.rules.base import PlanRule


class PossibleJob(PlanRule):
    """Reports wrappers of commands, and scripts without a main block that may be modules."""

    summary = "file that may be a job"
    why = (
        "The file does something when it is executed, but there are too few signs to say whether it"
        " is a script or a module, and a guard would end a program that imports it."
    )
    help = "if it is not a job, add # guard-codemod: skip-file"
    severity = Severity.WARNING
    fixable = True
    fixed_with = "the name of the file"
    known_limits = (
        "About half of the findings are modules that do something when they are imported. What the"
        " wrapper of an installed command does is not known if its package is not in the tree."
    )
    precision = (
        "29 of 57 findings, at most two from each of some 35 source distributions and the standard"
        " library: the others are modules that do something when they are imported"
    )
    bad = "import atlas\n\natlas.rebuild_all()\n"
    good = "import logging\n\nlogging.basicConfig()\n"

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.decision is Decision.POSSIBLE_JOB:
            why = re.sub(r" \([+-]\d+\)", "", plan.reason).replace(": ", ", ")
            message = f"possibly a job ({why}): name the file to guard it"
            yield cls.finding(message, plan.line, plan.column)
