"""Jobs, and whether they are guarded."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.config.settings import Settings
from guard_codemod.model import Decision, Finding, Plan, Severity
from guard_codemod.rules.base import PlanRule, Rule


class JobWithoutGuard(PlanRule):
    """TG001: job without a timeout guard."""

    code = "TG001"
    name = "unguarded-job"
    precision = "163 of 168 hits without a main block, and about 9 of 10 with one, read in 18 source distributions"
    advice = "guard it: guard-codemod apply PATH --timeout DURATION"
    summary = "job without a timeout guard"
    mended = True
    why = "If what it waits for never answers, it hangs for ever, and nobody is told."
    bad = 'import urllib.request\n\nif __name__ == "__main__":\n    urllib.request.urlopen("http://127.0.0.1/")\n'
    good = """\
import signal
import urllib.request

if __name__ == "__main__":

    def timeout_handler(_signum, _frame):
        raise TimeoutError("fetch.py timed out after 3600 seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(3600)

    urllib.request.urlopen("http://127.0.0.1/")
"""

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.decision is Decision.GUARD:
            yield cls.finding(f"{cls.summary} ({plan.reason})", plan.line, plan.column)


class LimitTooLong(PlanRule):
    """TG007: limit above max-timeout, or other than the configured one."""

    code = "TG007"
    name = "limit-too-long"
    precision = (
        "66 of 73 hits read in scripts of public repositories, all told of another limit than their own: the alarm of"
        " the others is for a step of the work, or ticks"
    )
    advice = "apply --update sets the configured limit; or let the configuration allow this one for the file"
    summary = "limit above max-timeout, or other than the configured one"
    why = "The configuration says how long this job may take, and the guard says otherwise."
    settings = Settings(max_timeout=3600)
    bad = JobWithoutGuard.good.replace("3600", "86400")
    good = JobWithoutGuard.good

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.wrong_limit:
            yield cls.finding(plan.wrong_limit, plan.line, plan.column)


class NotSafelyGuardable(PlanRule):
    """TG009: job that cannot be guarded safely."""

    code = "TG009"
    name = "not-guardable"
    precision = (
        "52 of 53 hits read: all 34 of what runs on Windows only, and 18 of 19 of what uses SIGALRM itself; in sdists,"
        " the standard library and scripts of public repositories"
    )
    advice = "guard it by hand, or limit it from outside: timeout(1), systemd"
    summary = "job that cannot be guarded safely"
    why = "The guard would not work there, or it would break the job; it needs a hand that knows the job."
    bad = """\
import signal

signal.signal(signal.SIGALRM, lambda signum, frame: print("tick"))

if __name__ == "__main__":
    while True:
        signal.pause()
"""
    good = JobWithoutGuard.bad

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.decision is Decision.REFUSE and not (plan.wrong_limit or plan.half):
            yield cls.finding(f"{cls.summary}: {plan.reason}", plan.line, plan.column)


class UnknownGuard(Rule):
    """TG011: guard that cannot be taken out."""

    code = "TG011"
    name = "unknown-guard"
    precision = (
        "32 of 40 hits read, in excerpts of public scripts and in two packages: the alarm of the others limits one"
        " call, and guards no job"
    )
    advice = "take it out by hand"
    summary = "the alarm is armed here, but this is no guard that could be taken out: it was written or edited by hand"
    why = "What belongs to it, and what the job needs, is for somebody to say who knows the job."
    bad = JobWithoutGuard.good.replace("    signal.alarm", '    print("armed")\n    signal.alarm')
    good = JobWithoutGuard.good


class PerhapsAJob(PlanRule):
    """TG010: perhaps a job."""

    code = "TG010"
    name = "perhaps-a-job"
    precision = (
        "29 of 57 hits read were scripts, at most two of each of some 35 sdists and the standard library: the others"
        " are modules that do something when they are imported"
    )
    advice = "name the file itself to guard it, or leave it out with # guard-codemod: skip-file"
    summary = "perhaps a job"
    mended = True
    why = "It does something when it is executed, but its signs are too few to tell a script from a module."
    severity = Severity.WARNING
    bad = "import atlas\n\natlas.rebuild_all()\n"
    good = "import logging\n\nlogging.basicConfig()\n"

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.decision is Decision.PERHAPS:
            yield cls.finding(
                f"{cls.summary} ({plan.reason}): apply guards it if the file itself is named",
                plan.line,
                plan.column,
            )
