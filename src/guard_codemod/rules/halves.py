"""Guards that are only half there, or have a flaw."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from guard_codemod.model import Finding, FlawKind, Plan
from guard_codemod.rules.base import PlanRule
from guard_codemod.rules.jobs import JobWithoutGuard

_GOOD = JobWithoutGuard.good
_HANDLER = """\
    def timeout_handler(_signum, _frame):
        raise TimeoutError("fetch.py timed out after 3600 seconds")

"""
_REGISTRATION = "    signal.signal(signal.SIGALRM, timeout_handler)\n"
_ALARM = "    signal.alarm(3600)\n"


class NoHandler(PlanRule):
    """TG002: alarm without a handler."""

    code = "TG002"
    name = "no-handler"
    precision = "31 of 32 hits read, in scripts of public repositories and of two sdists"
    advice = "register a handler before it: apply adds one where the alarm is armed by a line of the main block"
    summary = "alarm without a handler"
    mended = True
    why = "SIGALRM ends the process with a terse Alarm clock: no traceback, and no cleanup."
    bad = _GOOD.replace("\n" + _HANDLER + _REGISTRATION, "")
    good = _GOOD

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.half and plan.half.arm and plan.half.register is None:
            message = f"{cls.summary}: the process would die with a terse Alarm clock"
            yield cls.finding(message, plan.half.arm.line, plan.half.arm.column)


class NeverArmed(PlanRule):
    """TG003: handler that is registered, and an alarm that is never armed."""

    code = "TG003"
    name = "never-armed"
    precision = "4 of 5 hits in some 350 public scripts that use SIGALRM, most read as excerpts: too few to tell"
    advice = "call signal.alarm(seconds) behind it: apply does where a line of the main block registers the handler"
    summary = "handler registered, but the alarm is never armed"
    mended = True
    why = "It looks like a guard, and nothing will ever call the handler."
    bad = _GOOD.replace(_ALARM, "")
    good = _GOOD

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.half and plan.half.register and plan.half.arm is None:
            yield cls.finding(cls.summary, plan.half.register.line, plan.half.register.column)


class ArmedOnImport(PlanRule):
    """TG004: handler registered or alarm armed when the file is imported."""

    code = "TG004"
    name = "armed-on-import"
    precision = "46 of 46 hits read, in scripts of public repositories and of one sdist"
    advice = "put it into the main block: apply does where nothing works in between"
    summary = "guard that works on import"
    mended = True
    why = "Who imports the file, a test or another job, gets its handler and its alarm, and is ended by it."
    bad = """\
import signal
import urllib.request


def timeout_handler(_signum, _frame):
    raise TimeoutError("fetch.py timed out after 3600 seconds")


signal.signal(signal.SIGALRM, timeout_handler)
signal.alarm(3600)

if __name__ == "__main__":
    urllib.request.urlopen("http://127.0.0.1/")
"""
    good = _GOOD

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        if plan.half is None or plan.half.on_import is None:
            return
        what = (
            "the handler is registered"
            if plan.half.register and plan.half.register.on_import
            else "",
            "the alarm is armed" if plan.half.arm and plan.half.arm.on_import else "",
        )
        call = plan.half.on_import
        yield cls.finding(
            f"{' and '.join(filter(None, what))} when the file is imported", call.line, call.column
        )


class FlawRule(PlanRule):
    """A rule that speaks of something wrong with a guard that is there."""

    kind: ClassVar[FlawKind]

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        for flaw in plan.flaws:
            if flaw.kind is cls.kind:
                yield cls.finding(flaw.what, flaw.line, flaw.column)


class BadHandler(FlawRule):
    """TG005: handler that cannot be called with two arguments."""

    code = "TG005"
    name = "bad-handler"
    precision = "16 of 18 hits in some 350 public scripts that use SIGALRM, most read as excerpts: two want the TypeError"
    advice = "let it take the signal's number and the frame: def handler(signum, frame)"
    summary = "handler that cannot be called with two arguments"
    why = "When the time is up, the call fails with a TypeError that says nothing of a timeout."
    kind = FlawKind.HANDLER
    bad = _GOOD.replace("(_signum, _frame)", "()")
    good = _GOOD


class BadLimit(FlawRule):
    """TG006: limit that the alarm cannot take."""

    code = "TG006"
    name = "bad-limit"
    precision = "11 of 11 hits in some 350 public scripts that use SIGALRM, most read as excerpts: too few to tell"
    advice = "give whole seconds, from 1 to 2147483647"
    summary = "limit that the alarm cannot take"
    why = "Zero cancels the alarm, a negative number waits for ever, and other numbers raise an error."
    kind = FlawKind.LIMIT
    bad = _GOOD.replace("alarm(3600)", "alarm(0.5)")
    good = _GOOD
