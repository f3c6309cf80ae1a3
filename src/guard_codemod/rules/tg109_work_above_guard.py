"""TG109: work at module level is not covered by the guard."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.model import Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.before_guard import blocks_before_guard
from guard_codemod.rules.support.checker import CheckContext


class WorkAboveGuard(HazardRule):
    """Reports calls and imports at module level that may block before the guard is armed."""

    summary = "work at module level runs before the guard is armed"
    why = (
        "A guard in the main block covers only what runs after it. A request at module level, in"
        " the job or in a module that it imports from its folder, may hang before the alarm is"
        " armed."
    )
    help = (
        "move it into a function that the main block calls,"
        " or cover it: apply --cover-imports --update"
    )
    mitigated_by = ()  # the backstop is armed with the alarm
    known_limits = (
        "A command that is not known to wait for others, and what runs under a condition, is"
        " reported with medium confidence."
    )
    precision = "0 of 1 findings at medium confidence"
    bad = """\
import urllib.request

RATES = urllib.request.urlopen("http://127.0.0.1/rates").read()

if __name__ == "__main__":
    print(len(RATES))
"""
    good = """\
import urllib.request


def main():
    rates = urllib.request.urlopen("http://127.0.0.1/rates").read()
    print(len(rates))


if __name__ == "__main__":
    main()
"""

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        for early in blocks_before_guard(context, late=False):
            message = f"{early.what} before the guard is armed"
            yield cls.at(early.node, message, doubts=early.doubts)
