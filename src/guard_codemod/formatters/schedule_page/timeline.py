"""When jobs run, as a picture: each run drawn as long as it may take."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from itertools import islice, pairwise, takewhile
from xml.etree.ElementTree import Element, SubElement

from guard_codemod.schedules.entry import Recurrence

WIDTH = 1100
_LEFT = 290
_ROW = 22
_TOP = 26
_NAME = 42
"""Characters of a job's name that fit beside its row."""
_APART = 4
_THIN = 1.5
_MOST_STARTS = 12_000
"""Starts that are drawn for a job: those of a week, if there is one each minute."""


class State(Enum):
    """How a run is drawn, and the sign that says the same without colour."""

    RUN = "run"
    OVERLAP = "overlap"
    UNGUARDED = "unguarded"

    @property
    def sign(self) -> str:
        return {"run": "", "overlap": "✕", "unguarded": "▲"}[self.value]


@dataclass(frozen=True)
class Row:
    """A job on the time line: `longest` is how long a run may take, None if nothing ends it.

    Where runs `may_overlap`, one that is due starts beside one that is still under way. A job that
    is not `guarded` hangs without a word.
    """

    name: str
    starts: Recurrence
    longest: float | None = None
    may_overlap: bool = True
    guarded: bool = True


@dataclass(frozen=True)
class _Scale:
    begin: datetime
    length: timedelta

    @property
    def end(self) -> datetime:
        return self.begin + self.length

    def at(self, moment: datetime) -> float:
        """Return where *moment* is, within the picture."""
        part = (moment - self.begin) / self.length
        return round(_LEFT + (WIDTH - _LEFT) * min(max(part, 0), 1), 1)


def time_line(rows: Sequence[Row], begin: datetime, days: int, label: str) -> Element:
    """Return the picture of *days* days, beginning at midnight."""
    scale = _Scale(begin, timedelta(days=days))
    height = _TOP + _ROW * len(rows)
    picture = element(None, "svg", viewBox=f"0 0 {WIDTH} {height}", role="img", aria_label=label)
    for y in range(_TOP + _ROW, height, 2 * _ROW):
        element(picture, "rect", class_="odd", x=0, y=y, width=WIDTH, height=_ROW)
    _axis(picture, scale, height)
    for number, row in enumerate(rows):
        _draw(picture, row, scale, _TOP + _ROW * number)
    return picture


def sample(state: State) -> Element:
    """Return how *state* is drawn, for the legend."""
    picture = element(None, "svg", viewBox="0 0 40 14", aria_hidden="true")
    element(picture, "path", class_=state.value, d=_bar(1, 39, 1, 12))
    return picture


def hatches() -> Element:
    """Return the patterns that `State.OVERLAP` and `State.UNGUARDED` are filled with."""
    hidden = element(None, "svg", class_="hatches", aria_hidden="true")
    for state, line in ((State.OVERLAP, "M0 0L6 6M6 0L0 6"), (State.UNGUARDED, "M-1 7L7 -1")):
        pattern = element(hidden, "pattern", id=f"{state.value}-hatch", width=6, height=6)
        pattern.set("patternUnits", "userSpaceOnUse")
        element(pattern, "rect", width=6, height=6)
        element(pattern, "path", d=line)
    return hidden


def _axis(picture: Element, scale: _Scale, height: int) -> None:
    step = timedelta(hours=3) if scale.length <= timedelta(days=1) else timedelta(days=1)
    moment = scale.begin
    while moment < scale.end:
        x = scale.at(moment)
        text = f"{moment:%H:%M}" if step < timedelta(days=1) else f"{moment:%a %d %b}"
        element(picture, "path", class_="grid", d=f"M{x} {_TOP - 4}V{height}")
        element(picture, "text", text, class_="axis", x=x + 3, y=_TOP - 10)
        moment += step


def _draw(picture: Element, row: Row, scale: _Scale, y: float) -> None:
    starts = _starts(row, scale)
    spans = _spans(row, starts, scale)
    states = {state for state, *_ in spans} | ({State.UNGUARDED} if not row.guarded else set())
    signs = " ".join(state.sign for state in State if state in states and state.sign)
    name = row.name if len(row.name) <= _NAME else f"…{row.name[-_NAME + 1 :]}"
    element(picture, "text", f"{signs} {name}".strip(), x=6, y=y + 15)
    for state in State:
        bars = _merged((scale.at(a), scale.at(b)) for kind, a, b in spans if kind is state)
        if bars:
            path = "".join(_bar(left, right, y + 5, 13) for left, right in bars)
            element(picture, "path", class_=state.value, d=path)
    ticks = [scale.at(start) for start in starts if start >= scale.begin]
    if ticks:
        apart = min((later - earlier for earlier, later in pairwise(ticks)), default=_APART)
        height = 18 if apart >= _APART else 2  # or they would hide what they stand on
        marks = _merged((x, x) for x in ticks)
        path = "".join(_bar(left, right, y + 2, height) for left, right in marks)
        element(picture, "path", class_="starts", d=path)
    elif not spans:
        following = next(row.starts.starts(scale.end), None)
        text = f"next on {following:%A, %d %B %Y, %H:%M}" if following else "never"
        element(picture, "text", text, class_="axis", x=_LEFT + 4, y=y + 15)


def _starts(row: Row, scale: _Scale) -> list[datetime]:
    """Return the starts in the picture, and those before it that may last into it."""
    lead = timedelta(seconds=min(row.longest or 0, 86_400) + 1)
    starts = row.starts.starts(scale.begin - lead)
    return list(islice(takewhile(lambda start: start < scale.end, starts), _MOST_STARTS))


def _spans(
    row: Row, starts: Sequence[datetime], scale: _Scale
) -> list[tuple[State, datetime, datetime]]:
    """Return from when to when a run may last, and where it is beside the next one."""
    spans = list[tuple[State, datetime, datetime]]()
    alone = State.RUN if row.guarded else State.UNGUARDED
    for start, following in pairwise([*starts, scale.end]):
        stop = following if row.longest is None else start + timedelta(seconds=row.longest)
        spans.append((alone, start, min(stop, following)))
        if stop > following and following < scale.end and row.may_overlap:
            spans.append((State.OVERLAP, following, stop))
    return spans


def _merged(bars: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return *bars*, which are in order, wide enough to be seen, and as one where they touch."""
    merged = list[tuple[float, float]]()
    for left, right in bars:
        right = max(right, left + _THIN)
        if merged and left <= merged[-1][1]:
            left, last = merged.pop()
            right = max(right, last)
        merged.append((left, right))
    return merged


def _bar(left: float, right: float, y: float, height: float) -> str:
    return f"M{left} {y}H{right:.1f}v{height}H{left}z"


def element(parent: Element | None, tag: str, text: str = "", **attributes: object) -> Element:
    """Return a new element, in *parent* if there is one; ``class_`` means ``class``."""
    named = {name.strip("_").replace("_", "-"): str(value) for name, value in attributes.items()}
    found = Element(tag, named) if parent is None else SubElement(parent, tag, named)
    found.text = text
    return found
