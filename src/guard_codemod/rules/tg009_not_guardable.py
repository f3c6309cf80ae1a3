"""TG009: a job cannot be guarded safely."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding
from guard_codemod.planning.plan import Decision, Plan
from guard_codemod.rules.base import PlanRule


class NotGuardable(PlanRule):
    """Reports jobs that a guard would break, and jobs in which it would not work."""

    summary = "job that cannot be guarded safely"
    why = (
        "A guard would break the job, or would not work there, so somebody who knows the job has to"
        " limit it."
    )
    help = "guard it by hand, or limit it from outside: timeout(1), systemd"
    precision = (
        "52 of 53 findings: 34 of 34 in scripts for Windows only and 18 of 19 in scripts that use"
        " SIGALRM themselves, in source distributions, the standard library and public scripts"
    )
    bad = """\
import os

if __name__ == "__main__":
    os.execvp("rsync", ["rsync", "-a", "/srv/orders", "/backup"])
"""
    good = """\
import subprocess

if __name__ == "__main__":
    subprocess.run(["rsync", "-a", "/srv/orders", "/backup"], check=True)
"""

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.decision is Decision.REFUSE and not (plan.wrong_limit or plan.partial):
            yield cls.finding(f"cannot be guarded safely: {plan.reason}", plan.line, plan.column)
