"""TG903: a file cannot be written."""

from guard_codemod.rules.base import FailureRule


class NotWritable(FailureRule):
    """Reports files that could not be replaced by their new text."""

    summary = "file that cannot be written"
    why = "The new text is ready but could not replace the file, which is unchanged."
    help = "make the file and its folder writable"
    no_example_because = "It depends on where the file is, not on what it contains."
