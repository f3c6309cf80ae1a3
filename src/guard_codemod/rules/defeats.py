"""What keeps a guard from doing its work."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding, Plan, Severity, ThreatKind
from guard_codemod.rules.base import PlanRule, ThreatRule


class OtherAlarm(PlanRule):
    """TG103: the job sets or cancels the alarm itself."""

    code = "TG103"
    name = "other-alarm"
    advice = "use another timer there (a timeout of the call's own), or add a backstop: apply --kill-after 60s --update"
    summary = "the job sets or cancels the alarm itself"
    why = "A process has one alarm: a temporary one, for a single request say, ends the guard's."
    severity = Severity.WARNING
    settled = True
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
        if plan.other_alarm is not None and not plan.backstop:
            message = f"{cls.summary}, which ends the guard: what runs after this line is not guarded"
            yield cls.finding(message, plan.other_alarm)


class ReplacedProcess(ThreatRule):
    """TG107: the job becomes another program."""

    code = "TG107"
    name = "replaced-process"
    summary = "the job becomes another program, which has the alarm but not the handler"
    why = "os.exec* keeps the alarm and drops the handler: the new program dies with a terse message, or ignores it."
    advice = "run it with subprocess.run(..., timeout=...), or limit it from outside: timeout(1), systemd"
    kind = ThreatKind.REPLACED
    settled = False
    bad = """\
import os
import sys

if __name__ == "__main__":
    os.execvp("rsync", ["rsync", *sys.argv[1:]])
"""
    good = """\
import subprocess
import sys

if __name__ == "__main__":
    sys.exit(subprocess.run(["rsync", *sys.argv[1:]]).returncode)
"""
