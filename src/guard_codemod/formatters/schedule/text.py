"""A table for people: a line for each file that is started, and then what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guard_codemod.duration import format_duration, rounded
from guard_codemod.formatters.escaping import printable
from guard_codemod.formatters.schedule import next_starts, shown_command

if TYPE_CHECKING:
    from guard_codemod.engine.schedules import Row, ScheduleReport

_HEADINGS = ("file", "started", "by", "limit", "outer limit", "verdict")
_WIDEST = 44
_NOTHING = "-"


def lines(report: ScheduleReport, *, verbose: bool) -> Iterator[str]:
    """Yield the table, the problems and a summary."""
    table = [_HEADINGS, *map(_cells, report.rows)]
    widths = [max(len(row[column]) for row in table) for column in range(len(_HEADINGS) - 1)]
    for number, cells in enumerate(table):
        padded = [f"{cell:{width}}" for cell, width in zip(cells, widths, strict=False)]
        yield "  ".join([*padded, cells[-1]]).rstrip()
        if verbose and number:
            yield from _details(report.rows[number - 1])
    found = [f"{path}:{one.line}: {one.code} {one.message}" for path, one in report.findings]
    yield from (["", *map(printable, found)] if found else [])
    if verbose:
        unread = [f"{path}: {file.left_unread}" for path, file in report.files.items()]
        yield from (printable(line) for line in unread if not line.endswith(": "))
    yield ""
    yield _summary(report)


def _cells(row: Row) -> tuple[str, ...]:
    limit, use = row.diagnosis.limit if row.diagnosis else None, row.schedule.most_often
    first = use or row.uses[0]
    more = len(row.uses) - 1
    outer = min((one.outer_limit for one in row.uses if one.outer_limit), default=None)
    guarded = limit and row.is_guarded
    inside = (rounded(limit.seconds) if limit.seconds else "computed") if limit and guarded else ""
    verdict = row.verdict
    if row.is_wrong and row.suggestion:
        verdict = f"{verdict}: {format_duration(row.suggestion[0])} fits"
    cells = [
        row.path,
        first.how_often(),
        f"{first.place} (+{more})" if more else first.place,
        inside or _NOTHING,
        rounded(outer) if outer else _NOTHING,
    ]
    return (*map(_short, map(printable, cells)), printable(verdict))


def _short(text: str) -> str:
    return text if len(text) <= _WIDEST else f"…{text[1 - _WIDEST :]}"


def _details(row: Row) -> Iterator[str]:
    starts = ", ".join(f"{start:%a %d %b %H:%M}" for start in next_starts(row.schedule))
    zone = row.schedule.most_often.entry.time_zone if row.schedule.most_often else ""
    if starts:
        yield f"    next: {starts} ({printable(zone) or 'local time'})"
    for use in row.uses:
        via = f" through {', '.join(use.started.via)}" if use.started.via else ""
        said = f"{use.place}: {use.entry.kind}, {use.entry.schedule}{via}"
        yield f"    {printable(said)}: {printable(shown_command(use.entry))}"


def _summary(report: ScheduleReport) -> str:
    entries = sum(len(file.entries) for file in report.files.values())
    wrong = sum(row.is_wrong for row in report.rows)
    jobs = sum(row.diagnosis is not None for row in report.rows)
    read = sum(bool(file.entries) for file in report.files.values())
    counts = f"{_of(jobs, 'file')} in this tree, {_of(entries, 'entry', 'entries')} in"
    return f"{counts} {_of(read, 'schedule')}; {wrong} without a guard or with a wrong limit"


def _of(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or f'{one}s'}"
