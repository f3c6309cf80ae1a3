"""TG302: something outside of a job ends it before its guard can."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.duration import format_duration
from guard_codemod.model import Finding
from guard_codemod.rules.base import ScheduleContext, ScheduleRule


class OuterLimitFirst(ScheduleRule):
    """Reports limits outside of a job that act before its guard can."""

    summary = "outer limit that acts before the guard"
    why = (
        "A limit from outside, such as ``timeout`` or ``activeDeadlineSeconds``, leaves no"
        " traceback. The guard has to act first, and the job needs time to start and to print the"
        " traceback."
    )
    help = "shorten the limit of the guard or lengthen the outer one"
    known_limits = "Limits that no file contains, such as those of a cluster, are not known."
    bad = "0 * * * * timeout 60 python3 fetch.py\n"
    good = "0 */6 * * * timeout 2h python3 fetch.py\n"

    @classmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        for use, path, limit, seconds in context.limited():
            outer = use.outer_limit
            needed = seconds + use.around(limit.kill_after)
            if outer and outer < needed:
                ended, allow = format_duration(outer), format_duration(needed)
                what = f"{path} is ended after {ended}, before its guard can say where it hung"
                line = use.entry.outer_limit_line or use.entry.line
                yield cls.finding(f"{what}: allow {allow}", line)
