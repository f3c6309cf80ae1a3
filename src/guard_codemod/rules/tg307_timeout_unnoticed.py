"""TG307: nobody sees the traceback of a timeout."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding, Severity
from guard_codemod.rules.base import ScheduleContext, ScheduleRule


class TimeoutUnnoticed(ScheduleRule):
    """Reports jobs whose standard error goes into a file or nowhere."""

    severity = Severity.INFO
    summary = "standard error that nobody sees"
    why = (
        "cron mails what a job prints. If standard error goes into a file, the traceback of the"
        " guard does as well, and nobody learns that the job timed out."
    )
    help = "let standard error be mailed, or set --on-timeout"
    known_limits = "Whether a program monitors the file is not known."
    bad = "0 */6 * * * python3 fetch.py >> /var/log/fetch.log 2>&1\n"
    good = "0 */6 * * * python3 fetch.py >> /var/log/fetch.log\n"

    @classmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        for use, path, _, _ in context.limited():
            errors = use.started.errors
            if errors:
                message = f"standard error goes to {errors}: nobody learns that {path} timed out"
                yield cls.finding(message, use.entry.line)
