"""The guard of a job that uses the signal itself."""

from __future__ import annotations

from guard_codemod.guards.parts.backstop import Backstop
from guard_codemod.guards.placeholders import KILL_AFTER, options
from guard_codemod.guards.spec import GuardOptions


class BackstopAlone(Backstop):
    """Ends the job without an alarm, after the limit and the grace."""

    order = 41
    title = "a backstop alone"
    comment = "# Ends the job, which uses SIGALRM itself."
    template = options(kill_after=KILL_AFTER, alone=True)
    mitigates = frozenset()

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return options.alone and options.kill_after is not None
