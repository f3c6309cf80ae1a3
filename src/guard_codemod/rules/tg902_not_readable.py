"""TG902: a file cannot be read or decoded."""

from guard_codemod.lazy import replace
from guard_codemod.model import Finding
from guard_codemod.rules.base import FailureRule

_EXCLUDE = "or exclude it with --extend-exclude"
_WHAT_TO_DO = {
    "does not exist": "correct the path",
    "cannot be read": f"allow yourself to read it, {_EXCLUDE}",
    "is a broken": f"correct the link, {_EXCLUDE}",
    "is a ": f"put a file in its place, {_EXCLUDE}",
    "is no longer": "run guard-codemod again",
}
"""Maps prefixes of messages to help; the first that matches counts."""


class NotReadable(FailureRule):
    """Reports files that cannot be read as text."""

    summary = "file that cannot be read or decoded"
    why = "The file is missing, cannot be opened, or is not in the encoding that it declares."
    help = f"save it in the encoding that it declares, by default UTF-8, {_EXCLUDE}"
    bad = "# coding: no-such-encoding\nmain()\n"
    good = "# coding: utf-8\nmain()\n"

    @classmethod
    def finding(
        cls, message: str, line: int = 1, column: int = 1, end_column: int | None = None
    ) -> Finding:
        found = super().finding(message, line, column, end_column)
        fitting = (do for start, do in _WHAT_TO_DO.items() if message.startswith(start))
        return replace(found, help=next(fitting, cls.help))
