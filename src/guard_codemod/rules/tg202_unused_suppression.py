"""TG202: a comment suppresses nothing."""

from guard_codemod.model import Severity
from guard_codemod.rules.base import Rule


class UnusedSuppression(Rule):
    """Reports comments that suppress rules that report nothing there."""

    summary = "comment that suppresses nothing"
    why = "Its reason is gone, and it may hide a new finding later."
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
