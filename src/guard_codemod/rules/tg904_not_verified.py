"""TG904: a rewritten text did not pass verification."""

from guard_codemod.rules.base import FailureRule


class NotVerified(FailureRule):
    """Reports files whose new text is not proven to be right."""

    code = "TG904"
    name = "not-verified"
    summary = "rewritten text that did not pass verification"
    why = "The file is unchanged, since it might have been damaged. This is a bug."
    help = "guard the file by hand, and report the bug"
    no_example_because = "It is a defect of guard-codemod: no file is known that has it."
