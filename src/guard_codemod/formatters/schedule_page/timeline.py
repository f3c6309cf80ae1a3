"""A time line of jobs, as SVG: each run is drawn as long as it may take."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import Enum
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from guard_codemod.formatters.escaping import printable
from guard_codemod.lazy import frozen

if TYPE_CHECKING:
    from guard_codemod.schedules.cron import Recurrence

WIDTH = 1100
_LEFT = 290
_ROW = 22
_DAY = 86_400
_TOP = 26
_NAME = 42
"""How many characters of a job's name fit beside its row."""
_APART = 4
_THIN = 1.5
_MOST_STARTS = 12_000
"""The most starts to draw for a job: enough for one a minute, for a week."""


Spans = list[tuple[float, float]]
"""Pairs of start and end, in seconds."""


class State(Enum):
    """How a run is drawn, with a sign that says the same without color."""

    RUN = "run"
    OVERLAP = "overlap"
    UNGUARDED = "unguarded"

    @property
    def sign(self) -> str:
        return {"run": "", "overlap": "✕", "unguarded": "▲"}[self.value]


@frozen
class ScheduledJob:
    """A line of the table and, if it has `recurrences`, a row of the time line.

    `gap`, `inside` and `outside` are seconds: the shortest time between two starts, the guard's
    limit, and the limit outside the job. `longest` is how long a run may take, None if nothing
    ends it. If runs `may_overlap`, the next one starts while the last is still under way. A job
    that is not `guarded` may hang unnoticed.
    """

    name: str
    how_often: str
    started_by: tuple[str, ...]
    verdict: str
    gap: float | None = None
    inside: float | None = None
    outside: float | None = None
    time_zone: str = ""
    recurrences: tuple[Recurrence, ...] = ()
    longest: float | None = None
    may_overlap: bool = True
    guarded: bool = True

    @property
    def state(self) -> State | None:
        """How its runs are drawn; None if they are not."""
        if not self.recurrences:
            return None
        if self.may_overlap and self.gap is not None and (self.longest or 0) > self.gap:
            return State.OVERLAP
        return State.RUN if self.guarded else State.UNGUARDED


@frozen
class _Scale:
    """Converts times to seconds since `begin`, for a picture that spans `seconds`."""

    begin: datetime
    seconds: float

    @property
    def pixel(self) -> float:
        """How many seconds one unit of the picture covers."""
        return self.seconds / (WIDTH - _LEFT)

    def at(self, seconds: float) -> float:
        """Return the position of *seconds*, limited to the picture."""
        return round(_LEFT + min(max(seconds, 0), self.seconds) / self.pixel, 1)


def time_line(jobs: Sequence[ScheduledJob], begin: datetime, days: int, label: str) -> Element:
    """Return the time line of *days* days from *begin*, a midnight."""
    scale = _Scale(begin, days * _DAY)
    height = _TOP + _ROW * len(jobs)
    picture = element(None, "svg", viewBox=f"0 0 {WIDTH} {height}", role="img", aria_label=label)
    for y in range(_TOP + _ROW, height, 2 * _ROW):
        element(picture, "rect", class_="odd", x=0, y=y, width=WIDTH, height=_ROW)
    _axis(picture, scale, height)
    for number, job in enumerate(jobs):
        _draw(picture, job, scale, _TOP + _ROW * number)
    return picture


def _axis(picture: Element, scale: _Scale, height: int) -> None:
    hours = 3 if scale.seconds <= _DAY else 24
    for seconds in range(0, int(scale.seconds), hours * 3600):
        x, moment = scale.at(seconds), scale.begin + timedelta(seconds=seconds)
        text = f"{moment:%H:%M}" if hours < 24 else f"{moment:%a %d %b}"
        element(picture, "path", class_="grid", d=f"M{x} {_TOP - 4}V{height}")
        element(picture, "text", text, class_="axis", x=x + 3, y=_TOP - 10)


def _draw(picture: Element, job: ScheduledJob, scale: _Scale, y: float) -> None:
    starts, spans = _runs(job, scale)
    signs = "".join(f"{state.sign} " for state in State if spans[state] and state.sign)
    if not (job.guarded or spans[State.UNGUARDED]):
        signs = f"{State.UNGUARDED.sign} "  # it has no guard on other days either
    name = job.name if len(job.name) <= _NAME else f"…{job.name[-_NAME + 1 :]}"
    element(picture, "text", printable(f"{signs}{name}"), x=6, y=y + 15)
    for state in State:
        _bars(picture, state.value, spans[state], scale, (y + 5, 13))
    ticks = [(start, start) for start in starts if start >= 0]
    apart = min((later - sooner for (sooner, _), (later, _) in pairwise(ticks)), default=_DAY)
    height = 18 if apart >= _APART * scale.pixel else 2  # tall marks would hide the bars below
    _bars(picture, "starts", ticks, scale, (y + 2, height))
    if not starts:
        later = (next(recurrence.starts(scale.begin), None) for recurrence in job.recurrences)
        following = min((start for start in later if start), default=None)
        text = f"next on {following:%A, %d %B %Y, %H:%M}" if following else "never"
        element(picture, "text", text, class_="axis", x=_LEFT + 4, y=y + 15)


def _bars(
    picture: Element, kind: str, spans: Spans, scale: _Scale, edges: tuple[float, float]
) -> None:
    merged = _merged(spans, _THIN * scale.pixel)
    bars = (_bar(scale.at(first), scale.at(last), *edges) for first, last in merged)
    if merged:
        element(picture, "path", class_=kind, d="".join(bars))


def _runs(job: ScheduledJob, scale: _Scale) -> tuple[list[float], dict[State, Spans]]:
    """Return the starts, and the spans in which a run may last or overlap the next one."""
    every = list[float]()
    spans: dict[State, Spans] = {state: [] for state in State}
    alone = spans[State.RUN if job.guarded else State.UNGUARDED]
    for recurrence in job.recurrences:
        starts = _starts(recurrence, job.longest, scale)
        every += starts
        for start, following in pairwise([*starts, scale.seconds]):
            stop = following if job.longest is None else start + job.longest
            alone.append((start, min(stop, following)))
            if stop > following and following < scale.seconds and job.may_overlap:
                spans[State.OVERLAP].append((following, stop))
    return sorted(every), {state: sorted(drawn) for state, drawn in spans.items()}


def _starts(recurrence: Recurrence, longest: float | None, scale: _Scale) -> list[float]:
    """Return the starts in the picture, and those of earlier runs that may last into it."""
    lead = timedelta(seconds=min(longest or 0, _DAY) + 1)
    end = scale.begin + timedelta(seconds=scale.seconds)
    starts = takewhile(lambda start: start < end, recurrence.starts(scale.begin - lead))
    return [(start - scale.begin).total_seconds() for start in islice(starts, _MOST_STARTS)]


def _merged(spans: Spans, shortest: float) -> Spans:
    """Merge the sorted *spans* that touch, and make each at least *shortest* seconds long."""
    merged: Spans = []
    for first, last in spans:
        last = max(last, first + shortest)
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _bar(left: float, right: float, y: float, height: float) -> str:
    return f"M{left} {y}H{right:.1f}v{height}H{left}z"


def element(parent: Element | None, tag: str, text: str = "", **attributes: object) -> Element:
    """Return a new element, in *parent* if there is one; ``class_`` means ``class``."""
    named = {name.strip("_").replace("_", "-"): str(value) for name, value in attributes.items()}
    child = Element(tag, named) if parent is None else SubElement(parent, tag, named)
    child.text = text
    return child
