"""TG305: a guard ends a daemon."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.duration import format_duration
from guard_codemod.model import Finding, Outcome
from guard_codemod.rules.base import ScheduleContext, ScheduleRule


class GuardedDaemon(ScheduleRule):
    """Reports guards in programs that are to run all the time."""

    summary = "guard in a daemon"
    why = (
        "A program that a supervisor keeps running does not end by itself. Its guard ends it at its"
        " limit, again and again."
    )
    help = "remove the guard: guard-codemod remove PATH"
    known_limits = "A program that a supervisor starts and that ends by itself is reported as well."
    example_file = "Procfile"
    bad = "worker: python3 fetch.py\n"
    good = "release: python3 fetch.py\n"

    @classmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        for use, path, _, seconds in context.limited():
            schedule, job = context.schedules.get(path), context.jobs[path]
            guarded = job.outcome is Outcome.ALREADY_GUARDED
            if guarded and use.entry.supervised and schedule and schedule.supervised:
                limit = format_duration(seconds)
                what = f"{path} is kept running, but its guard ends it after {limit}"
                yield cls.finding(f"{what}: remove the guard", use.entry.line)
