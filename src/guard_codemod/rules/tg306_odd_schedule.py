"""TG306: a schedule is probably a mistake."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding
from guard_codemod.rules.base import ScheduleContext, ScheduleRule


class OddSchedule(ScheduleRule):
    """Reports schedules that never start anything, or far more often than meant."""

    code = "TG306"
    name = "odd-schedule"
    summary = "schedule that is probably a mistake"
    why = (
        "A schedule such as ``* 0 * * *`` is valid, but starts the job sixty times a night. No"
        " limit can be derived from it."
    )
    help = "correct the schedule"
    known_limits = "Only mistakes that are known from real schedules are reported."
    bad = "* 0 * * * python3 fetch.py\n"
    good = "0 0 * * * python3 fetch.py\n"

    @classmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        for problem in context.problems():
            if not problem.unreadable:
                yield cls.finding(problem.message, problem.line)
