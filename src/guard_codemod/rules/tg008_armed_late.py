"""TG008: the alarm is armed late."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from guard_codemod.model import Finding
from guard_codemod.rules.base import HazardRule

if TYPE_CHECKING:
    from guard_codemod.rules.support.checker import CheckContext


class ArmedLate(HazardRule):
    """Reports calls in the main block that may block before the guard is armed."""

    summary = "something in the main block may block before the alarm is armed"
    why = "A guard covers only what runs after it. If a call above it never returns, the job hangs."
    help = "move the guard to the top of the main block"
    mitigated_by = ()  # the backstop is armed with the alarm
    precision = (
        "unknown: no finding in some 350 public scripts that use SIGALRM, most read as excerpts,"
        " nor in 7,282 guarded scripts of packages and the standard library"
    )
    bad = """\
import signal
import urllib.request


def work(data):
    print(len(data))


def too_late(signum, frame):
    raise TimeoutError("timed out")


if __name__ == "__main__":
    data = urllib.request.urlopen("http://127.0.0.1/").read()
    signal.signal(signal.SIGALRM, too_late)
    signal.alarm(3600)
    work(data)
"""
    good = """\
import signal
import urllib.request


def work(data):
    print(len(data))


def too_late(signum, frame):
    raise TimeoutError("timed out")


if __name__ == "__main__":
    signal.signal(signal.SIGALRM, too_late)
    signal.alarm(3600)
    data = urllib.request.urlopen("http://127.0.0.1/").read()
    work(data)
"""

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        # Not at the top: the registry imports this file for every job, and few are guarded.
        from guard_codemod.rules.support.before_guard import blocks_before_guard

        for early in blocks_before_guard(context, late=True):
            yield cls.at(early.node, f"{early.what} before the alarm is armed")
