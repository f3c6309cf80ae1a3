"""Cron expressions in several dialects: when they start something, and how often at most.

No library supports all of these dialects. Times are naive local ones, since changes of the clock
do not matter for a limit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from heapq import merge
from itertools import islice, pairwise, product

from guard_codemod.lazy import frozen, regex

DAY = 86_400.0
_LOOKAHEAD = 28 * 366
"""Days after which every date, including 29 February, has fallen on every day of the week."""
_BASE = datetime(2027, 1, 1)
_ENOUGH = 20_000
"""How many starts of several schedules to look at: two years with 27 a day."""

_WEEKDAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

NICKNAMES = {
    "@yearly": "0 0 1 1 *",
    "@annually": "0 0 1 1 *",
    "@monthly": "0 0 1 * *",
    "@weekly": "0 0 * * 0",
    "@daily": "0 0 * * *",
    "@midnight": "0 0 * * *",
    "@hourly": "0 * * * *",
}


@frozen
class Dialect:
    """How a scheduler reads an expression.

    Only `vixie` reads ``0~59`` as a random value, accepts ``fri-mon``, which is empty, and takes a
    day field that begins with ``*`` but has a step for unrestricted. The others read ``5/15`` as
    ``5-59/15``, and ``?`` as a star. With `seven`, 7 is Sunday. If `most_fields` is 6 or 7, a sixth
    field holds years, and a seventh puts seconds in front.
    """

    vixie: bool = False
    seven: bool = True
    most_fields: int = 5


VIXIE = Dialect(vixie=True)
"""The dialect of crontabs and GitHub."""

ROBFIG = Dialect(seven=False)
"""The dialect of Kubernetes: https://github.com/robfig/cron (version 3)."""

SUPERCRONIC = Dialect(most_fields=7)
"""The dialect of supercronic: https://github.com/aptible/supercronic/tree/master/cronexpr."""


@frozen
class _Field:
    """A field's name, bounds and the words that it accepts for numbers."""

    name: str
    low: int
    high: int
    words: tuple[str, ...] = ()


_SECOND = _Field("second", 0, 59)
_FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day of month", 1, 31),
    _Field("month", 1, 12, _MONTHS),
    _Field("day of week", 0, 7, _WEEKDAYS),
)
_YEAR = _Field("year", 1970, 2099)
_ITEM = regex(
    r"(?:(?P<star>[*?])|(?P<first>\w+)(?:-(?P<last>\w+))?|(?P<from>\d*)~(?P<to>\d*))"
    r"(?:/(?P<step>0*[1-9]\d{0,8}))?",
    re.ASCII,
)


@frozen
class Cron:
    """A cron expression: the values of its fields, in the order of a crontab."""

    minutes: frozenset[int]
    hours: frozenset[int]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]
    either_day: bool = False
    seconds: frozenset[int] = frozenset([0])
    years: frozenset[int] | None = None
    oddities: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def times(self) -> list[time]:
        """The times of day at which it starts something, in order."""
        in_order = map(sorted, (self.hours, self.minutes, self.seconds))
        return [time(hour, minute, second) for hour, minute, second in product(*in_order)]

    def starts(self, after: datetime) -> Iterator[datetime]:
        """Yield the starts later than *after*."""
        for day in self._days(after.date(), _LOOKAHEAD):
            for at in self.times:
                start = datetime.combine(day, at)
                if start > after:
                    yield start

    @cached_property
    def shortest_gap(self) -> float | None:
        """The shortest time between two starts, in seconds; None if it never starts anything."""
        if self.never:
            return None
        days = list(self._days(_BASE, 731))
        if len(days) < 2:
            days = list(self._days(_BASE, _LOOKAHEAD))
        at = [(time.hour * 60 + time.minute) * 60.0 + time.second for time in self.times]
        within = [later - sooner for sooner, later in pairwise(at)]
        apart = [(later - sooner).days for sooner, later in pairwise(days)]
        between = min(apart, default=_LOOKAHEAD) * DAY - at[-1] + at[0]
        return min([*within, between])

    @cached_property
    def never(self) -> bool:
        """Whether it never starts anything."""
        return next(self.starts(_BASE), None) is None

    def _days(self, first: date, count: int) -> Iterator[date]:
        for number in range(count):
            day = first + timedelta(number)
            if self._matches(day):
                yield day

    def _matches(self, day: date) -> bool:
        if day.month not in self.months or (self.years and day.year not in self.years):
            return False
        in_month, in_week = day.day in self.days, day.isoweekday() % 7 in self.weekdays
        return in_month or in_week if self.either_day else in_month and in_week


@frozen
class Every:
    """A fixed time between two starts, in seconds, whenever the first is."""

    shortest_gap: float

    def starts(self, after: datetime) -> Iterator[datetime]:
        """Yield the starts after *after*, assuming that the scheduler started at midnight."""
        gap, start = self.shortest_gap, datetime.combine(after.date(), time())
        start += timedelta(seconds=(after - start).total_seconds() // gap * gap)
        while start.year < 2100:
            start += timedelta(seconds=gap)
            if start > after:
                yield start


@frozen
class AnyOf:
    """A recurrence that starts whenever one of `recurrences` does."""

    recurrences: tuple[Recurrence, ...]

    def starts(self, after: datetime) -> Iterator[datetime]:
        """Yield the starts later than *after*, in order and without duplicates."""
        last = after
        for start in merge(*(recurrence.starts(after) for recurrence in self.recurrences)):
            if start > last:
                yield start
            last = start

    @property
    def shortest_gap(self) -> float | None:
        """The shortest time between two of the first starts, in seconds; None if there is none."""
        if len(self.recurrences) == 1:
            return self.recurrences[0].shortest_gap
        starts = islice(self.starts(_BASE), _ENOUGH)
        gaps = (later - earlier for earlier, later in pairwise(starts))
        shortest = min(gaps, default=None)
        return None if shortest is None else shortest.total_seconds()


Recurrence = Cron | Every | AnyOf
"""When a schedule starts its command: `starts` yields nothing if there are none for years."""


@lru_cache(1024)
def parse_cron(text: str, dialect: Dialect = VIXIE) -> Cron:
    """Parse the expression *text* in the given *dialect*.

    Raises `ValueError`, whose message is ``what is wrong: what to do``.
    """
    words = NICKNAMES.get(text.strip().lower(), text).split()
    if words[:1] and words[0].startswith("@"):
        raise ValueError(
            f"{words[0][:20]!r} is not a nickname: give one like @daily, or five fields"
        )
    if not 5 <= len(words) <= dialect.most_fields:
        raise ValueError(
            f"there are {len(words)} fields: give five, from minute to day of the week"
        )
    second, years = "0", None
    if len(words) > 5:
        years = _values(words.pop(), _YEAR, dialect)
    if len(words) > 5:
        second = words.pop(0)
    sets = [_values(word, field, dialect) for word, field in zip(words, _FIELDS, strict=True)]
    minutes, hours, days, months, weekdays = sets
    return Cron(
        minutes,
        hours,
        days,
        months,
        frozenset(day % 7 for day in weekdays),
        not (_is_open(words[2], dialect) or _is_open(words[4], dialect)),
        _values(second, _SECOND, dialect),
        years,
        tuple(_oddities(words, hours)),
    )


def _is_open(word: str, dialect: Dialect) -> bool:
    """Whether a day field is unrestricted, so that only the other one counts."""
    if dialect.vixie:
        return word.startswith(("*", "?"))
    return any(re.fullmatch(r"[*?](/0*1)?", item) for item in word.split(","))


def _values(word: str, kind: _Field, dialect: Dialect) -> frozenset[int]:
    values: set[int] = set()
    for item in word.split(","):
        values.update(_item(item, kind, dialect))
    return frozenset(values)


def _item(text: str, kind: _Field, dialect: Dialect) -> range:
    match = _ITEM.fullmatch(text)
    wrong = ValueError(
        f"{text[:20]!r} is not a valid {kind.name}: give {kind.low} to {kind.high}, or *"
    )
    if match is None or (match["star"] == "?" and dialect.vixie):
        raise wrong
    step = match["step"]
    first, last = kind.low, min(kind.high, kind.low + 6) if kind.words == _WEEKDAYS else kind.high
    if match["first"]:
        first = _number(match["first"], kind, dialect, wrong)
        if match["last"]:
            last = _number(match["last"], kind, dialect, wrong)
        elif not step:
            last = first
        elif dialect.vixie:
            raise ValueError(
                f"{text[:20]!r} has a step but no range: give {match['first']}-{last}/{step}"
            )
    elif not match["star"]:
        if not dialect.vixie:
            raise wrong
        # The lowest value stands in for the random one: the gaps are the same.
        first = _number(match["from"] or str(first), kind, dialect, wrong)
        last = _number(match["to"] or str(last), kind, dialect, wrong)
        last = last if step else first
    if first > last and not dialect.vixie:
        raise ValueError(f"{text[:20]!r} ends before it begins: exchange the ends")
    return range(first, last + 1, int(step or 1))


def _number(text: str, kind: _Field, dialect: Dialect, wrong: ValueError) -> int:
    if text.lower() in kind.words:
        return kind.words.index(text.lower()) + kind.low
    if not text.isdecimal() or len(text) > 4:
        raise wrong
    number = int(text)
    highest = kind.high - (kind.words == _WEEKDAYS and not dialect.seven)
    if not kind.low <= number <= highest:
        raise wrong
    return number


def _oddities(words: list[str], hours: frozenset[int]) -> Iterator[str]:
    for word, kind in zip(words, _FIELDS, strict=True):
        step = word.removeprefix("*/")
        if step != word and step.isdecimal() and int(step) > kind.high - kind.low + 1:
            yield f"{word} means {kind.low} only: a step does not go beyond the {kind.name}"
    if words[0] == "*" and not any(hour + 1 in hours for hour in hours):
        yield f"'* {words[1]}' starts it 60 times an hour: give a minute to start it once"
