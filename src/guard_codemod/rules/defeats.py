"""What keeps a guard from doing its work."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding, Plan, Severity
from guard_codemod.rules.base import PlanRule


class OtherAlarm(PlanRule):
    """TG103: the job sets or cancels the alarm itself."""

    code = "TG103"
    summary = "the job sets or cancels the alarm itself"
    why = "A process has one alarm: a temporary one, for a single request say, ends the guard's."
    severity = Severity.WARNING
    bad = """\
import signal
import urllib.request


def fetch():
    signal.signal(signal.SIGALRM, lambda *_: print("slow"))
    signal.alarm(10)
    urllib.request.urlopen("http://127.0.0.1/").read()
    signal.alarm(0)


if __name__ == "__main__":
    for _ in range(3):
        fetch()
"""
    good = bad.replace(".alarm", ".siginterrupt")

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.other_alarm is not None:
            message = f"{cls.summary}, which ends the guard: what runs after this line is not guarded"
            yield cls.finding(message, plan.other_alarm)
