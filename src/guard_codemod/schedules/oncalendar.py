"""systemd's calendar expressions: ``Mon..Fri *-*-01/7 8..18:0/30 Europe/Berlin``.

See https://www.freedesktop.org/software/systemd/man/latest/systemd.time.html#Calendar%20Events
and ``parse_chain`` in systemd's calendarspec.c, which refuses more than the page says.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timezone
from functools import lru_cache

from guard_codemod.lazy import frozen, regex
from guard_codemod.schedules.cron import Cron

_SHORTHANDS = {
    "minutely": "*:*",
    "hourly": "*:0",
    "daily": "*-*-*",
    "weekly": "Mon",
    "monthly": "*-*-1",
    "quarterly": "*-1,4,7,10-1",
    **dict.fromkeys(("semiannually", "semi-annually", "biannually", "bi-annually"), "*-1,7-1"),
    **dict.fromkeys(("yearly", "annually", "anually"), "*-1-1"),
}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_WEEKDAY_NUMBERS = {
    name: number for number, day in enumerate(_WEEKDAYS.split(), 1) for name in (day, day[:3])
}

_CHAIN = r"[\d*.,/]+"
_ZONE = regex(r"(?P<rest>.+?) +(?P<zone>(?i:utc)|[A-Z]\w+(?:/[\w+-]+)+|[A-Z]{3,4}\d?[A-Z]*)")
_EXPRESSION = regex(
    r"(?:(?P<weekdays>[a-z][a-z.,-]*)(?: +|$))?"
    rf"(?:(?:(?P<year>{_CHAIN})-)?(?P<month>{_CHAIN})(?P<dash>[-~])(?P<day>{_CHAIN})(?: +|$))?"
    rf"(?:(?P<hour>{_CHAIN}):(?P<minute>{_CHAIN})(?::(?P<second>{_CHAIN}))?)?"
)
_NUMBER = r"\d+(?:\.\d+)?"
_RANGE = regex(rf"({_NUMBER})(?:\.\.({_NUMBER}))?(?:/({_NUMBER}))?")
_LONGEST = 500
"""The most characters that an expression may have."""


@frozen
class OnCalendar(Cron):
    """A calendar expression: a date must match all of its parts, and `last_days` if set.

    `last_days` count from the end of the month: 1 is its last day.
    """

    last_days: frozenset[int] = frozenset()
    time_zone: str = ""

    def _matches(self, day: date) -> bool:
        from_end = monthrange(day.year, day.month)[1] - day.day + 1 if self.last_days else 0
        return super()._matches(day) and (not self.last_days or from_end in self.last_days)


@lru_cache(1024)
def parse_on_calendar(text: str) -> OnCalendar:
    """Parse *text*, a value of ``OnCalendar=``. Raises `ValueError`."""
    if text.startswith("@") and text[1:].isdecimal():
        return _moment(text)
    zone = _ZONE.fullmatch(text)
    body = zone["rest"] if zone else text
    expression = _SHORTHANDS.get(body.lower(), body).lower()
    match = _EXPRESSION.fullmatch(expression) if len(text) <= _LONGEST else None
    if not expression or match is None:
        raise ValueError(f"{text!r} is not a calendar expression: try systemd-analyze calendar")
    try:
        return _read(match, zone["zone"] if zone else "")
    except ValueError as error:
        raise ValueError(f"{text!r} is not a calendar expression: {error}") from None


def _read(match: re.Match[str], zone: str) -> OnCalendar:
    from_end = match["dash"] == "~"
    day = match["day"] or "*"
    return OnCalendar(
        minutes=_numbers(match["minute"] or "0", 0, 59),
        hours=_numbers(match["hour"] or "0", 0, 23),
        days=_numbers("*" if from_end else day, 1, 31),
        months=_numbers(match["month"] or "*", 1, 12),
        weekdays=_weekdays(match["weekdays"]),
        seconds=_numbers(match["second"] or "0", 0, 59, fractions=True),
        years=_numbers(match["year"] or "*", 1970, 2199),
        last_days=_numbers(day, 1, 28, from_end=True) if from_end and day != "*" else frozenset(),
        time_zone=zone,
    )


def _moment(text: str) -> OnCalendar:
    try:
        moment = datetime.fromtimestamp(int(text[1:]), timezone.utc)
    except (OverflowError, OSError, ValueError):
        raise ValueError(f"{text!r} is not a time: give seconds since 1970") from None
    return parse_on_calendar(f"{moment:%Y-%m-%d %H:%M:%S} UTC")


def _weekdays(text: str | None) -> frozenset[int]:
    if text is None:
        return frozenset(range(7))
    days: set[int] = set()
    for part in text.removesuffix(",").split(","):
        first, *last = re.split(r"\.\.|-", part, maxsplit=1)
        ends = [_WEEKDAY_NUMBERS.get(name) for name in (first, *last)]
        if ends[0] is None or ends[-1] is None or ends[0] > ends[-1]:
            raise ValueError(f"{part!r} is neither a weekday nor a range from Monday to Sunday")
        days.update(range(ends[0], ends[-1] + 1))
    return frozenset(number % 7 for number in days)


def _numbers(
    text: str, low: int, high: int, *, from_end: bool = False, fractions: bool = False
) -> frozenset[int]:
    """Return the numbers in a chain such as ``1,5..10,20/5``."""
    if text == "*":
        return frozenset(range(low, high + 1))
    if "." in text.replace("..", "") and not fractions:
        raise ValueError(f"{text!r} is not whole")
    return frozenset(
        number for part in text.split(",") for number in _range(part, low, high, from_end)
    )


def _range(part: str, low: int, high: int, from_end: bool) -> range:
    match = _RANGE.fullmatch(part)
    if match is None:
        raise ValueError(f"{part!r} is not a number or range")
    first, last, step = (None if number is None else _whole(number) for number in match.groups())
    assert first is not None
    if low == 1970:
        first, last = _year(first), None if last is None else _year(last)
    if match[3] and float(match[3]) == 0:
        raise ValueError(f"the step of {part!r} is zero")
    last = first if step is None and last is None else last
    way = -1 if from_end and last is None else 1
    end = last if last is not None else high if way > 0 else low
    numbers = range(first, end + way, way * max(step or 1, 1))
    fewest = 2 if last is None else 1
    if len(numbers) < fewest or not all(low <= number <= high for number in (first, numbers[-1])):
        raise ValueError(f"{part!r} is not from {low} to {high}, or has too large a step")
    return numbers


def _whole(number: str) -> int:
    return int(float(number)) if len(number) < 10 else 10**9


def _year(number: int) -> int:
    return number + (2000 if number < 70 else 1900 if number < 100 else 0)
