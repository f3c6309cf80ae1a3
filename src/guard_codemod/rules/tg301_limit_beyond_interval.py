"""TG301: a limit is longer than the interval of its job."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.duration import format_duration
from guard_codemod.model import Finding
from guard_codemod.rules.base import ScheduleContext, ScheduleRule


class LimitBeyondInterval(ScheduleRule):
    """Reports limits that let the next run start beside a run that hangs."""

    summary = "limit longer than the time to the next run"
    why = (
        "The scheduler starts the next run while the one before it still waits for its limit. Two"
        " runs at once get in each other's way, and if all of them hang, more and more pile up."
    )
    help = "shorten the limit or start the job less often"
    known_limits = "Whether a job locks out a second run by itself is not known; ``flock`` is."
    bad = "*/10 * * * * python3 fetch.py\n"
    good = "0 */6 * * * python3 fetch.py\n"

    @classmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        for use, path, limit, seconds in context.limited():
            gap = use.gap
            if gap and use.may_overlap and seconds + limit.kill_after > gap:
                what = (
                    f"the next run starts after {format_duration(gap)}, but the limit of {path} is"
                )
                message = f"{what} {format_duration(seconds)}: two may run at once"
                yield cls.finding(message, use.entry.line)
