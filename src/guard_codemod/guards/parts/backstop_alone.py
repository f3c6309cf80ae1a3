"""The guard of a job that uses SIGALRM itself."""

from __future__ import annotations

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.backstop import Backstop, deadline, dump_later
from guard_codemod.guards.placeholders import KILL_AFTER, options
from guard_codemod.guards.spec import GuardOptions


class BackstopAlone(Backstop):
    """Ends the job without an alarm, after the limit and the grace."""

    order = 41
    title = "a backstop alone"
    comment = "The job uses SIGALRM itself."
    template = options(kill_after=KILL_AFTER, alone=True)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return options.alone and options.kill_after is not None

    def arm_once(self, code: CodeWriter) -> list[str]:
        # `remove` would not recognize a comment above the first statement as part of the guard.
        return dump_later(code, deadline(code), f"  # {self.comment}")
