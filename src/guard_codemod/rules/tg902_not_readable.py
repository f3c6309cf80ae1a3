"""TG902: a file cannot be read or decoded."""

from collections.abc import Mapping
from typing import ClassVar

from guard_codemod.rules.base import FailureRule

_EXCLUDE = "or exclude it with --extend-exclude"


class NotReadable(FailureRule):
    """Reports files that cannot be read as text."""

    summary = "file that cannot be read or decoded"
    why = "The file is missing, cannot be opened, or is not in the encoding that it declares."
    help = f"save it in the encoding that it declares, by default UTF-8, {_EXCLUDE}"
    helps: ClassVar[Mapping[str, str]] = {
        "does not exist": "correct the path",
        "cannot be read": f"allow yourself to read it, {_EXCLUDE}",
        "is a broken": f"correct the link, {_EXCLUDE}",
        "is a schedule": "show it with guard-codemod schedule, or check its jobs with --schedules",
        "is a ": f"put a file in its place, {_EXCLUDE}",
        "is no longer": "run guard-codemod again",
    }
    bad = "# coding: no-such-encoding\nmain()\n"
    good = "# coding: utf-8\nmain()\n"
