"""TG308: a schedule cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding
from guard_codemod.rules.base import ScheduleContext, ScheduleRule


class UnreadableSchedule(ScheduleRule):
    """Reports schedules that cannot be read as what they are."""

    code = "TG308"
    name = "unreadable-schedule"
    summary = "schedule that cannot be read"
    why = (
        "A scheduler that cannot read a file starts nothing of it: one wrong line of a crontab"
        " disables all others."
    )
    help = "correct the line"
    known_limits = "A dialect that is not known may be reported as wrong."
    bad = "0 24 * * * python3 fetch.py\n"
    good = "0 0 * * * python3 fetch.py\n"

    @classmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        for problem in context.problems():
            if problem.unreadable:
                yield cls.finding(problem.message, problem.line)
