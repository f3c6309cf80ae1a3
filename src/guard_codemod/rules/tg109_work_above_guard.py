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
    precision = (
        "2 of 4 findings at high confidence were right in a strict reading of 1,391 packages "
        "that no test had used; in the one before, of 1,723 packages, 1 of 1 at high. Of 49,049 "
        "modules of some 200 packages, 47 would be reported if a job imported them: 42 are "
        "right, and 4 run a command that ends soon"
    )
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
