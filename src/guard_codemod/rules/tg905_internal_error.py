"""TG905: guard-codemod itself failed."""

from guard_codemod.rules.base import FailureRule


class InternalError(FailureRule):
    """Reports files on which guard-codemod crashed."""

    summary = "error in guard-codemod itself"
    why = "Nothing is known about the file, and it is not changed. This is a bug."
    help = "report the bug"
    no_example_because = "It is a bug in guard-codemod: no file is known to cause it."
