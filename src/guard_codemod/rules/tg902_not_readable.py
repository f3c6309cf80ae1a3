"""TG902: a file cannot be read or decoded."""

from guard_codemod.rules.base import FailureRule


class NotReadable(FailureRule):
    """Reports files that cannot be read as text."""

    summary = "file that cannot be read or decoded"
    why = "The file is missing, cannot be opened, or is not in the encoding that it declares."
    help = "correct the file or its path, or exclude it with --extend-exclude"
    bad = "# coding: no-such-encoding\nmain()\n"
    good = "# coding: utf-8\nmain()\n"
