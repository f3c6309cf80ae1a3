"""TG005: a handler cannot be called with two arguments."""

from __future__ import annotations

from guard_codemod.detection.guard_defects import DefectKind
from guard_codemod.rules.base import DefectRule
from guard_codemod.rules.support.examples import GUARDED


class InvalidHandler(DefectRule):
    """Reports handlers that Python cannot call with a signal number and a frame.

    Source: https://docs.python.org/3/library/signal.html#signal.signal
    """

    kind = DefectKind.HANDLER
    summary = "handler that cannot be called with two arguments"
    why = (
        "When the alarm goes off, the call fails with a TypeError that does not mention a timeout."
    )
    help = "let it take the signal number and the frame: def handler(signum, frame)"
    precision = (
        "16 of 18 findings in some 350 public scripts that use SIGALRM, most read as excerpts: in"
        " the other two, the TypeError is intended"
    )
    bad = GUARDED.replace("(_signum, _frame)", "()")
    good = GUARDED
