"""A page with a time line of when jobs run and how long they may take, and a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guard_codemod.formatters.schedule import guard_limit, now_in
from guard_codemod.formatters.schedule_page.page import schedule_page
from guard_codemod.formatters.schedule_page.timeline import ScheduledJob
from guard_codemod.schedules.cron import AnyOf

if TYPE_CHECKING:
    from guard_codemod.engine.schedules import Row, ScheduleReport
    from guard_codemod.schedules.cron import Recurrence


def lines(report: ScheduleReport, *, verbose: bool) -> Iterator[str]:
    """Yield the page; *verbose* has no effect."""
    del verbose
    jobs = [_job(row) for row in report.rows]
    yield schedule_page(jobs, now_in("").date(), "Scheduled jobs")


def _job(row: Row) -> ScheduledJob:
    limit, outside = guard_limit(row), row.schedule.outer_limit
    inside = limit.seconds if limit else None
    ends = (inside + limit.kill_after if limit and inside else None, outside)
    active = () if row.is_other else row.schedule.active
    most_often = row.schedule.most_often
    same: dict[object, list[Recurrence]] = defaultdict(list)
    for use in active:
        if use.entry.recurrence:
            same[use.entry.command].append(use.entry.recurrence)
    often = dict.fromkeys(use.how_often() for use in row.uses)
    zones = dict.fromkeys(use.entry.time_zone for use in row.uses if use.entry.time_zone)
    return ScheduledJob(
        row.path,
        ", ".join(often),
        tuple(use.location for use in row.uses),
        row.verdict,
        most_often.entry.shortest_gap if most_often else None,
        inside,
        outside,
        ", ".join(zones),
        tuple(AnyOf(tuple(together)) for together in same.values()),
        min((end for end in ends if end is not None), default=None),
        any(use.may_overlap for use in active),
        row.is_guarded or (row.diagnosis is None and outside is not None),
    )
