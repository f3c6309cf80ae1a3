"""A page with a time line of when jobs run and how long they may take, and a table.

It is self-contained, so that nothing else is fetched or executed.
"""

from __future__ import annotations

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from guard_codemod.duration import format_duration
from guard_codemod.formatters import schedule_page
from guard_codemod.formatters.escaping import counted, printable
from guard_codemod.formatters.schedule import guard_limit, now_in
from guard_codemod.formatters.schedule_page.timeline import (
    ScheduledJob,
    State,
    element,
    time_line,
)
from guard_codemod.schedules.cron import AnyOf

if TYPE_CHECKING:
    from guard_codemod.engine.schedules import Row, ScheduleReport
    from guard_codemod.schedules.cron import Recurrence


def lines(report: ScheduleReport, *, verbose: bool) -> Iterator[str]:
    """Yield the page; *verbose* has no effect."""
    del verbose
    jobs = [_job(row) for row in report.rows]
    yield page_about(jobs, now_in("").date(), "Scheduled jobs")


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
        min(filter(None, ends), default=None),
        any(use.may_overlap for use in active),
        row.is_guarded or (row.diagnosis is None and outside is not None),
    )


def page_about(jobs: Sequence[ScheduledJob], day: date, title: str) -> str:
    """Return the page about *jobs*: a time line that begins on *day*, and a table."""
    style, script = _own("page.css"), _own("page.js")
    kind, *lines = _own("page.html").splitlines()
    filled = Template("".join(lines)).substitute(
        policy=_policy(style, script),
        title=escape(printable(title), quote=False),
        style=style,
        summary=_summary(jobs),
        when="".join(_time_lines(jobs, datetime.combine(day, time()))),
        rows="".join(_html(_line(job)) for job in jobs),
        script=script,
    )
    return f"{kind}\n{filled}\n"


def _html(element: Element) -> str:
    return tostring(element, encoding="unicode", method="html")


def _own(name: str) -> str:
    return files(schedule_page).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return a content security policy that allows only these two texts."""
    digests = (hashlib.sha256(text.encode()).digest() for text in (style, script))
    styles, scripts = (f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    rest = "default-src 'none'; base-uri 'none'; form-action 'none'"
    return f"{rest}; style-src {styles}; script-src {scripts}"


def _summary(jobs: Sequence[ScheduledJob]) -> str:
    states = [job.state for job in jobs]
    parts = [
        counted(len(jobs), "scheduled job"),
        f"{states.count(State.UNGUARDED)} without a guard",
        f"{states.count(State.OVERLAP)} that may overlap",
    ]
    return f"{', '.join(parts)}."


def _time_lines(jobs: Sequence[ScheduledJob], begin: datetime) -> Iterator[str]:
    drawn = [job for job in jobs if job.recurrences]
    if not drawn:
        yield "<p>None of them has a time of its own.</p>"
        return
    yield from _own("legend.html").splitlines()
    for days, caption in ((1, f"{begin:%A, %d %B %Y}"), (7, f"The week from {begin:%A, %d %B %Y}")):
        figure = element(None, "figure")
        element(figure, "figcaption", caption)
        label = f"Time line of {caption}: the table below says the same in words"
        scroll = element(
            figure, "div", class_="scroll", tabindex=0, role="group", aria_label=caption
        )
        scroll.append(time_line(drawn, begin, days, label))
        yield _html(figure)


def _line(job: ScheduledJob) -> Element:
    line = element(None, "tr", class_=f"{job.state.value if job.state else 'no'}-row")
    element(line, "th", printable(job.name), scope="row")
    zone = f" ({job.time_zone})" if job.time_zone else ""
    gap = job.gap if job.gap is not None else 1e12
    element(line, "td", printable(f"{job.how_often}{zone}"), data_order=gap)
    element(line, "td", printable(", ".join(job.started_by)))
    for limit in (job.inside, job.outside):
        text = "none" if limit is None else format_duration(int(limit))
        element(line, "td", text, data_order=1e12 if limit is None else limit)
    sign = job.state.sign if job.state else ""
    element(line, "td", printable(f"{sign} {job.verdict}".strip()))
    return line
