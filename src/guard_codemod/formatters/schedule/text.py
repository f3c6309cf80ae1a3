"""A table with a line for each file that is started, followed by the problems."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import TYPE_CHECKING

from guard_codemod.duration import format_duration
from guard_codemod.formatters.escaping import COLUMNS, counted, folded, printable
from guard_codemod.formatters.schedule import guard_limit, next_starts, shown_command

if TYPE_CHECKING:
    from guard_codemod.engine.schedules import Row, ScheduleReport

_HEADINGS = ("file", "started", "by", "limit", "outer limit", "verdict")
_WIDEST, _NARROWEST = 44, 40
"""The most columns of a path, and the fewest of a verdict."""
_NOTHING = "-"
_SOON = 10
"""The backstop's seconds to suggest if there is no time for the usual ones."""


def lines(report: ScheduleReport, *, verbose: bool) -> Iterator[str]:
    """Yield the table, the problems and a summary."""
    if not (report.files or report.rows):
        yield "no schedules found: give a path with crontabs, timers, CronJobs or workflows"
        return
    rows = [row for row in report.rows if verbose or not row.is_other]
    table = [_HEADINGS, *map(_cells, rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(_HEADINGS) - 1)]
    for number, cells in enumerate(table):
        padded = [f"{cell:{width}}" for cell, width in zip(cells, widths, strict=False)]
        start = "  ".join([*padded, ""])
        verdict = wrap(cells[-1], max(_NARROWEST, COLUMNS - len(start)))
        yield (start + f"\n{' ' * len(start)}".join(verdict)).rstrip()
        if verbose and number:
            yield from map(folded, _details(rows[number - 1]))
    others = [printable(row.path) for row in report.rows if row.is_other]
    if others and not verbose:
        yield folded(f"other programs, with -v in full: {', '.join(others)}")
    lines = [
        f"{path}:{finding.line}: {finding.code} {finding.message}"
        for path, finding in report.findings
    ]
    if lines:
        yield ""
    if verbose:
        lines += [f"{path}: {reason}" for path, reason in report.unread]
    yield from (folded(printable(line)) for line in lines)
    yield ""
    yield _summary(report)


def _cells(row: Row) -> tuple[str, ...]:
    limit, use, outer = guard_limit(row), row.schedule.most_often, row.schedule.outer_limit
    first = use or row.uses[0]
    more = len(row.uses) - 1
    inside = _NOTHING
    if limit:
        inside = format_duration(limit.seconds) if limit.seconds else "computed"
    verdict = row.verdict
    if row.is_wrong and use:
        verdict = f"{verdict}: {_fitting(row)}"
    cells = [
        row.path,
        first.how_often(),
        f"{first.location} (+{more})" if more else first.location,
        inside,
        format_duration(outer) if outer else _NOTHING,
    ]
    return (*map(_short, map(printable, cells)), printable(verdict))


def _fitting(row: Row) -> str:
    """Say which limit fits."""
    if row.suggestion:
        return f"{format_duration(row.suggestion[0])} fits"
    if all(use.gap is None for use in row.schedule.active):
        return "correct its schedule first"
    if row.schedule.in_loop:
        return "it runs in a loop, of unknown length"
    sooner = row.schedule.limit(_SOON, None)
    if sooner:
        return f"{format_duration(sooner[0])} fits with --kill-after {_SOON}s"
    return "no limit fits"


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else f"…{text[1 - _WIDEST :]}"


def _details(row: Row) -> Iterator[str]:
    use = row.schedule.most_often
    starts = next_starts(use.entry) if use else []
    if use and starts:
        shown = ", ".join(f"{start:%a %d %b %H:%M}" for start in starts)
        yield f"    next: {shown} ({printable(use.entry.time_zone) or 'local time'})"
    for use in row.uses:
        via = f" through {', '.join(use.started.via)}" if use.started.via else ""
        kind = f"{use.entry.kind} {use.entry.name}".rstrip()
        said = f"{use.location}: {kind}, {use.entry.schedule}{via}"
        yield f"    {printable(said)}: {printable(shown_command(use.entry))}"


def _summary(report: ScheduleReport) -> str:
    entries = sum(len(file.entries) for file in report.files.values())
    wrong = [row for row in report.rows if row.is_wrong]
    unguarded = sum(not row.is_guarded for row in wrong)
    jobs = sum(row.diagnosis is not None for row in report.rows)
    read = sum(bool(file.entries) for file in report.files.values())
    counts = f"{counted(jobs, 'file')} in this tree, {counted(entries, 'entry', 'entries')} in"
    states = f"{unguarded} without a guard, {len(wrong) - unguarded} with a wrong limit"
    return f"{counts} {counted(read, 'schedule')}; {states}"
