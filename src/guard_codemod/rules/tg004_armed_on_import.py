"""TG004: a handler is registered, or the alarm armed, when the file is imported."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.detection.partial_guards import PartialGuard
from guard_codemod.model import Finding
from guard_codemod.planning.plan import Plan
from guard_codemod.rules.base import PlanRule
from guard_codemod.rules.support.examples import GUARDED


class ArmedOnImport(PlanRule):
    """Reports guards, or parts of one, at module level."""

    summary = "guard that takes effect on import"
    why = (
        "A test or another job that imports the file gets its handler and its alarm, and is ended"
        " when the alarm goes off."
    )
    help = "move the guard into the main block"
    fixable = True
    known_limits = (
        "`apply` puts a main block around a call only where it is on a line of its own at module"
        " level."
    )
    precision = "46 of 46 findings in public scripts and one source distribution"
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
    good = GUARDED

    @classmethod
    def check(cls, plan: Plan) -> Iterator[Finding]:
        call = plan.partial.on_import if plan.partial else None
        if plan.partial and call:
            what = " and ".join(_on_import(plan.partial))
            yield cls.finding(f"{what} when the file is imported", call.line, call.column)


def _on_import(partial: PartialGuard) -> Iterator[str]:
    if partial.register and partial.register.on_import:
        yield "the handler is registered"
    if partial.arm and partial.arm.on_import:
        yield "the alarm is armed"
