"""One JSON document of all that is started, for scripts.

::

    {
      "version": 1, "tool": "guard-codemod", "tool_version": "…",
      "jobs": [
        {
          "path": "…",              of the file, or what the command names
          "in_tree": true,
          "interval": 600.0,        seconds between two starts, null where there is none
          "limit": 300, "outer_limit": null, "suggested_limit": 300,
          "verdict": "…", "wrong": false,
          "entries": [
            {"source": "deploy/crontab", "line": 3, "kind": "crontab", "schedule": "*/10 * * * *",
             "interval": 600.0, "next_starts": ["2027-01-01T00:10:00"], "time_zone": "",
             "command": "…", "starts": "…", "kind_of_start": "script", "via": [],
             "environment": ["PATH"], "user": "", "suspended": false, "supervised": false,
             "overlap": "starts beside it", "retries": 0}
          ]
        }
      ],
      "findings": [{"path": "deploy/crontab", "line": 3, "code": "TG301", "message": "…"}],
      "unread": [{"path": "Jenkinsfile", "reason": "…"}]
    }
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guard_codemod import __version__
from guard_codemod.formatters.base import TOOL, Json
from guard_codemod.formatters.schedule import guard_limit, next_starts, shown_command

if TYPE_CHECKING:
    from guard_codemod.engine.schedules import Row, ScheduleReport
    from guard_codemod.schedules.job import Use


def lines(report: ScheduleReport, *, verbose: bool) -> Iterator[str]:
    """Yield the document; *verbose* has no effect."""
    import json  # not at the top: few runs ask for it

    del verbose
    document = {
        "version": 1,
        "tool": TOOL,
        "tool_version": __version__,
        "jobs": [_job(row) for row in report.rows],
        "findings": [
            {"path": path, "line": finding.line, "code": finding.code, "message": finding.message}
            for path, finding in report.findings
        ],
        "unread": [{"path": path, "reason": reason} for path, reason in report.unread],
    }
    yield json.dumps(document, indent=1)


def _job(row: Row) -> Json:
    limit, use = guard_limit(row), row.schedule.most_often
    return {
        "path": row.path,
        "in_tree": row.diagnosis is not None,
        "interval": use.entry.shortest_gap if use else None,
        "limit": limit.seconds if limit else None,
        "outer_limit": row.schedule.outer_limit,
        "suggested_limit": row.suggestion[0] if row.suggestion else None,
        "verdict": row.verdict,
        "wrong": row.is_wrong,
        "entries": [_entry(use) for use in row.uses],
    }


def _entry(use: Use) -> Json:
    entry = use.entry
    return {
        "source": entry.source,
        "line": entry.line,
        "kind": entry.kind,
        "name": entry.name,
        "schedule": entry.schedule,
        "interval": entry.shortest_gap,
        "next_starts": [start.isoformat(timespec="seconds") for start in next_starts(entry)],
        "time_zone": entry.time_zone,
        "command": shown_command(entry),
        "starts": use.started.name,
        "kind_of_start": use.started.kind.value,
        "via": use.started.via,
        "environment": [name for name, _ in entry.variables],
        "user": entry.user,
        "suspended": entry.suspended,
        "supervised": entry.supervised,
        "overlap": use.overlap.value,
        "retries": entry.retries,
    }
