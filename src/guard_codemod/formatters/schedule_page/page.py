"""The whole page: self-contained, so that nothing else is fetched or executed."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from datetime import date, datetime, time
from importlib.resources import files
from xml.etree.ElementTree import Element, tostring

from guard_codemod.duration import format_duration
from guard_codemod.formatters.escaping import printable
from guard_codemod.formatters.schedule_page.timeline import (
    ScheduledJob,
    State,
    element,
    hatches,
    sample,
    time_line,
)

_COLUMNS = ("Job", "How often", "Started by", "Limit inside", "Limit outside", "Verdict")
_STATES = {
    State.RUN: "may run until its limit",
    State.UNGUARDED: "has no guard: a hang is noticed late, or never",
    State.OVERLAP: "may still run when the next run starts",
}
_ZONES = (
    "Times are those of each schedule's own time zone: UTC for GitHub, the server's for the others,"
    " unless the table names another one."
)


def schedule_page(jobs: Sequence[ScheduledJob], day: date, title: str) -> str:
    """Return the page about *jobs*: a time line that begins on *day*, and a table."""
    style, script = (_own(name) for name in ("page.css", "page.js"))
    page = element(None, "html", lang="en")
    head = element(page, "head")
    element(head, "meta", charset="utf-8")
    element(head, "meta", http_equiv="Content-Security-Policy", content=_policy(style, script))
    element(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    element(head, "title", printable(title))
    element(head, "style", style)
    main = element(element(page, "body"), "main")
    element(main, "h1", printable(title))
    element(main, "p", _summary(jobs))
    main.append(hatches())
    _time_lines(main, jobs, datetime.combine(day, time()))
    _table(main, jobs)
    element(main, "script", script)
    return f"<!DOCTYPE html>\n{tostring(page, encoding='unicode', method='html')}\n"


def _own(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return a content security policy that allows only these two texts."""
    digests = (hashlib.sha256(text.encode()).digest() for text in (style, script))
    styles, scripts = (f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    rest = "default-src 'none'; base-uri 'none'; form-action 'none'"
    return f"{rest}; style-src {styles}; script-src {scripts}"


def _summary(jobs: Sequence[ScheduledJob]) -> str:
    states = [job.state for job in jobs]
    parts = [
        f"{len(jobs)} scheduled {'job' if len(jobs) == 1 else 'jobs'}",
        f"{states.count(State.UNGUARDED)} without a guard",
        f"{states.count(State.OVERLAP)} that may overlap",
    ]
    return f"{', '.join(parts)}."


def _time_lines(main: Element, jobs: Sequence[ScheduledJob], begin: datetime) -> None:
    drawn = [job for job in jobs if job.recurrences]
    element(main, "h2", "When they run")
    if not drawn:
        element(main, "p", "None of them has a time of its own.")
        return
    legend = element(main, "ul", class_="legend")
    for state, meaning in _STATES.items():
        item = element(legend, "li")
        item.append(sample(state))
        element(item, "span", f"{state.sign} {meaning}".strip())
    element(main, "p", _ZONES, class_="note")
    for days, caption in ((1, f"{begin:%A, %d %B %Y}"), (7, f"The week from {begin:%A, %d %B %Y}")):
        figure = element(main, "figure")
        element(figure, "figcaption", caption)
        label = f"Time line of {caption}: the table below says the same in words"
        scroll = element(
            figure, "div", class_="scroll", tabindex=0, role="group", aria_label=caption
        )
        scroll.append(time_line(drawn, begin, days, label))


def _table(main: Element, jobs: Sequence[ScheduledJob]) -> None:
    element(main, "h2", "What starts them, and what ends them", id="jobs")
    scroll = element(main, "div", class_="scroll", tabindex=0, role="group", aria_labelledby="jobs")
    table = element(scroll, "table", aria_labelledby="jobs")
    head = element(element(table, "thead"), "tr")
    for column in _COLUMNS:
        element(head, "th", column, scope="col")
    body = element(table, "tbody")
    for job in jobs:
        _line(element(body, "tr", class_=f"{job.state.value if job.state else 'no'}-row"), job)
    element(main, "p", role="status", class_="note")


def _line(line: Element, job: ScheduledJob) -> None:
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
