"""TG303: the retries of a job take longer than its interval."""

from __future__ import annotations

import math
from collections.abc import Iterator

from guard_codemod.duration import format_duration
from guard_codemod.model import Finding
from guard_codemod.rules.base import ScheduleContext, ScheduleRule

_CRON_JOB = """\
apiVersion: batch/v1
kind: CronJob
metadata:
  name: fetch
spec:
  schedule: "{schedule}"
  jobTemplate:
    spec:
      backoffLimit: 3
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: fetch
              image: fetch
              command: [python3, fetch.py]
"""


class RetriesBeyondInterval(ScheduleRule):
    """Reports jobs whose retries may last until the next run is due."""

    summary = "retries that may last beyond the next run"
    why = (
        "A guard ends one attempt, and the scheduler starts another one. If each of them hangs,"
        " together they take longer than the time to the next run."
    )
    help = "shorten the limit, allow fewer retries, or limit all attempts together"
    known_limits = "Only the first pause between two attempts is counted. Later ones may be longer."
    example_file = "cronjob.yaml"
    bad = _CRON_JOB.format(schedule="0 */2 * * *")
    good = _CRON_JOB.format(schedule="0 0 * * *")

    @classmethod
    def check(cls, context: ScheduleContext) -> Iterator[Finding]:
        for use, path, limit, seconds in context.limited():
            entry, tries = use.entry, 1 + use.entry.retries
            once = seconds + limit.kill_after
            whole = min(once * tries + entry.backoff * entry.retries, use.outer_limit or math.inf)
            if entry.retries and use.gap and once <= use.gap < whole:
                what = f"{tries} attempts at {path} may take {format_duration(whole)}"
                message = f"{what}, but the next run is due after {format_duration(use.gap)}"
                yield cls.finding(f"{message}: it may never complete", entry.line)
