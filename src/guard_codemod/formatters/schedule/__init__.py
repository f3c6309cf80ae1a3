"""The formats of `schedule`: each module has a function `lines`, and is found automatically."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timezone
from importlib import import_module
from itertools import islice
from typing import TYPE_CHECKING

from guard_codemod.lazy import modules_in, regex
from guard_codemod.model import Limit
from guard_codemod.schedules.tree import ROOT

if TYPE_CHECKING:
    from guard_codemod.engine.schedules import Row, ScheduleReport
    from guard_codemod.schedules.entry import ScheduleEntry

_SECRETS = (
    regex(r"(://)[^/\s@'\"]*(?=@)"),
    regex(
        r"((?:hc-ping\.com|cronitor\.link|healthchecks\.io|hooks\.slack\.com/services"
        r"|discord(?:app)?\.com/api/webhooks)/|api\.telegram\.org/bot)[^\s'\"]+"
    ),
    regex(
        r"((?<![^\s;&|(])[A-Za-z_]\w*="
        r"|\bsshpass\s+-p\s*"
        r"|\bm(?:ysql|ariadb)[\w-]*\s(?:[^|;&]*?\s)?-p"
        r"|\bcurl\s(?:[^|;&]*?\s)?(?:-u|--user)[\s=]*[^\s:'\"]+:)"
        r"(?:\"[^\"]*\"|'[^']*'|[^\s;&|)'\"]+)"
    ),
    regex(
        r"((?<![\w-])(?:[\w-]*(?:token|password|passwd|secret|api[_-]?key|auth(?!ors?\b))[\w-]*)"
        r"(?:=|\s+|:\s*)(?:(?:bearer|basic)\s+)?)(?:\"[^\"]*\"|'[^']*'|[^\s'\"]+)",
        re.IGNORECASE,
    ),
)
"""Patterns of passwords and tokens in commands and URLs; the first group is what precedes."""


SCHEDULE_FORMATS = tuple(modules_in(__path__))


def schedule_lines(name: str, report: ScheduleReport, *, verbose: bool) -> Iterator[str]:
    """Return the lines of *report* in the format *name*, with more detail if *verbose*."""
    lines: Iterator[str] = import_module(f"{__name__}.{name}").lines(report, verbose=verbose)
    return lines


def shown_command(entry: ScheduleEntry) -> str:
    """Return the command of *entry* without possible secrets: values of variables, tokens."""
    if entry.command is None:
        return entry.unknown_because
    text = entry.command_text.removeprefix(ROOT)
    for secret in _SECRETS:
        text = secret.sub(r"\1***", text)
    return text


def next_starts(entry: ScheduleEntry) -> list[datetime]:
    """Return the next three starts of *entry*, in its time zone."""
    if entry.recurrence is None:
        return []
    return list(islice(entry.recurrence.starts(now_in(entry.time_zone)), 3))


def guard_limit(row: Row) -> Limit | None:
    """Return the limit of a job's guard, if it has one."""
    return row.diagnosis.limit if row.diagnosis and row.is_guarded else None


def now_in(zone: str) -> datetime:
    """Return the naive current time in *zone*, or local time if it is empty or unknown."""
    if zone.upper() in ("UTC", "ETC/UTC", "GMT"):
        return datetime.now(timezone.utc).replace(tzinfo=None)
    from zoneinfo import ZoneInfo  # not at the top: few entries have a zone

    try:
        return datetime.now(ZoneInfo(zone)).replace(tzinfo=None) if zone else datetime.now()
    except (KeyError, OSError, ValueError):
        return datetime.now()
