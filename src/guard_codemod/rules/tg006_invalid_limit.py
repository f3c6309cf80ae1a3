"""TG006: the alarm cannot be armed with the limit that it is given."""

from __future__ import annotations

from guard_codemod.detection.guard_defects import DefectKind
from guard_codemod.rules.base import DefectRule
from guard_codemod.rules.support.examples import GUARDED


class InvalidLimit(DefectRule):
    """Reports limits that ``signal.alarm`` rejects or misinterprets.

    Source: https://docs.python.org/3/library/signal.html#signal.alarm
    """

    kind = DefectKind.LIMIT
    summary = "limit that the alarm cannot take"
    why = (
        "Zero cancels the alarm, a negative number means decades, and other numbers raise an error."
    )
    help = "give whole seconds, from 1 to 2147483647"
    precision = (
        "11 of 11 findings in some 350 public scripts that use SIGALRM, most read as excerpts: a"
        " small sample"
    )
    bad = GUARDED.replace("alarm(3600)", "alarm(0.5)")
    good = GUARDED
