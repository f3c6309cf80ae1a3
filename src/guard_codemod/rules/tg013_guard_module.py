"""TG013: there is something wrong with the guard module."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.config.settings import Settings
from guard_codemod.lazy import replace
from guard_codemod.model import Finding, Severity
from guard_codemod.planning.plan import Plan
from guard_codemod.rules.base import PlanRule
from guard_codemod.rules.support.examples import UNGUARDED


class GuardModule(PlanRule):
    """Reports jobs whose guard module is missing, and guard modules that are not what was written.

    The rest of a guard module is not looked at: it is not a job.
    """

    summary = "guard module that is missing, ignored by git, of another version, or edited"
    why = (
        "A job that cannot import its guard module fails when it starts, which is an error. One of"
        " another version, or one that was edited, may not end each job that it should."
    )
    help = "commit the module with its jobs; apply --update writes a missing one and renews others"
    fixed_with = "`--update`"
    known_limits = (
        "A missing module is known by its name only: job_guard, or that of guard-module. Whether"
        " git knows the file is looked up only in a hook of git. What becomes of the files"
        " between the repository and the machine that runs the jobs is not known."
    )
    bad = (
        "# SPDX-License-Identifier: MIT\n# guard-codemod 0.1.0, sha256 0\n"
        'def arm(seconds):\n    pass\n\n\nif __name__ == "__main__":\n    print("watching")\n'
    )
    settings = Settings(guard_module="job_guard")
    good = "import job_guard\n\n" + UNGUARDED.replace(
        "    urllib", "    job_guard.arm(3600)\n\n    urllib"
    )

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.module_problem is not None:
            what, severity = plan.module_problem
            if severity is Severity.ERROR:
                what = f"{what}: the job would fail to start"
            yield replace(cls.finding(what, plan.line, plan.column), severity=severity)
