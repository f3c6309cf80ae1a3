"""Parse the cron schedule of an entry."""

from __future__ import annotations

from guard_codemod.lazy import replace
from guard_codemod.schedules.cron import Cron, Dialect, Every, parse_cron
from guard_codemod.schedules.entry import Problem, ProblemKind, ScheduleEntry
from guard_codemod.schedules.unit_file import time_span

_LONGEST = 1e9
"""Intervals of more seconds than this, some 30 years, do not count as recurring."""


def scheduled(entry: ScheduleEntry, text: str, dialect: Dialect, so: str = "") -> ScheduleEntry:
    """Return *entry* with the schedule *text*, which may begin with a time zone.

    If it cannot be read, *so* ends the message of the problem.
    """
    first, _, rest = text.strip().partition(" ")
    variable, _, zone = first.partition("=")
    named = zone if variable in ("TZ", "CRON_TZ") else ""
    entry = replace(entry, schedule=text, time_zone=named or entry.time_zone)
    try:
        recurrence = _recurrence(rest if named else text, dialect)
    except ValueError as error:
        message = f"{error}{so}" if so else f"in {text[:60]!r}, {error}"
        return entry.with_problems(Problem(entry.line, message))
    entry = replace(entry, recurrence=recurrence, shortest_gap=recurrence.shortest_gap)
    if isinstance(recurrence, Every):
        return entry
    if recurrence.never:
        what = "the schedule never starts anything: correct its days or ranges"
        return entry.with_problems(Problem(entry.line, what, ProblemKind.NEVER))
    odd = (Problem(entry.line, what, ProblemKind.ODD) for what in recurrence.oddities)
    return entry.with_problems(*odd)


def _recurrence(text: str, dialect: Dialect) -> Cron | Every:
    nickname, _, rest = text.strip().partition(" ")
    if nickname != "@every" or not rest:
        return parse_cron(text.strip(), dialect)
    seconds = time_span(rest) or 0.0
    if not 0 < seconds < _LONGEST:
        raise ValueError("nothing recurs like this: give a duration such as 1h30m")
    return Every(max(seconds, 1.0))  # as robfig/cron rounds it
