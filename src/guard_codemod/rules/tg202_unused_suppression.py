"""TG202: a comment suppresses nothing."""

from guard_codemod.model import Severity
from guard_codemod.rules.base import Rule


class UnusedSuppression(Rule):
    """Reports comments that suppress a rule that reports nothing there."""

    code = "TG202"
    name = "unused-suppression"
    summary = "comment that suppresses nothing"
    why = "What it was for is gone, and one day it would hide something new."
    help = "remove the codes that are not needed, or the comment"
    severity = Severity.WARNING
    bad = """\
if __name__ == "__main__":  # guard-codemod: ignore[TG001, TG009] ends by itself
    print("working")
"""
    good = """\
if __name__ == "__main__":  # guard-codemod: ignore[TG001] ends by itself
    print("working")
"""
