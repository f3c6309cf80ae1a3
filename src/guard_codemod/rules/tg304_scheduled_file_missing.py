"""TG304: a schedule starts a file that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.files.source_file import STDIN_PATH
from guard_codemod.model import Finding
from guard_codemod.rules.base import ScheduleContext, ScheduleRule

_SYSTEM = ("/usr/", "/bin/", "/sbin/", "/lib", "/etc/")
"""Folders whose files come from elsewhere."""


class ScheduledFileMissing(ScheduleRule):
    """Reports schedules that name a file which is nowhere in the tree."""

    summary = "schedule that starts a file which is not in the tree"
    why = "The file has been moved or renamed, and the job has not run since then."
    help = "correct the path or remove the entry"
    known_limits = (
        "A file may be installed from elsewhere. In folders of the system, such as ``/usr``, and"
        " in ``~/.local``, none is reported."
    )
    bad = "0 * * * * cd /app && python3 reports/daily.py\n"
    good = "0 */6 * * * cd /app && python3 fetch.py\n"

    @classmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        for use in context.uses:
            started = use.started
            # What is read on standard input need not belong to the tree.
            not_looked_up = use.entry.source == STDIN_PATH or use.entry.suspended
            installed = started.name.startswith(_SYSTEM) or "/.local/" in started.name
            if started.is_missing and not (installed or not_looked_up):
                message = f"{started.name} is not in this tree: correct the path"
                yield cls.finding(message, use.entry.line)
