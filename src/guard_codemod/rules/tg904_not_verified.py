"""TG904: a rewritten text did not pass verification."""

from guard_codemod.rules.base import FailureRule


class NotVerified(FailureRule):
    """Reports files whose new text did not pass verification."""

    summary = "rewritten text that did not pass verification"
    why = "The new text may be wrong, so the file is not changed. This is a bug."
    help = "guard the file by hand, and report the bug"
    no_example_because = "It is a bug in guard-codemod: no file is known to cause it."
