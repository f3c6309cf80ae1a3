"""The signals of a job that blocks them, or waits for them."""

from __future__ import annotations

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.backstop import MASK, is_at_limit
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.parts.portable import where_available
from guard_codemod.guards.placeholders import KILL_AFTER, options
from guard_codemod.guards.spec import GuardOptions


class SignalMask(Part):
    """Makes the backstop's thread start with all signals blocked.

    It blocks them itself only once it runs. Until then, it could receive one that the job has
    blocked, which would kill the job.
    """

    order = 42
    template = options(kill_after=KILL_AFTER, masked=True)
    modules = ("signal",)
    names = (MASK,)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return super().is_wanted(options) and not is_at_limit(options)

    def arming(self, code: CodeWriter) -> list[str]:
        return where_available(code, "signal", "pthread_sigmask", self._put_back)

    def _put_back(self, code: CodeWriter) -> list[str]:
        signal = code.name("signal")
        arguments = [f"{signal}.SIG_SETMASK", code.name(MASK)]
        comment = "  # Its thread blocks all."
        return code.call(f"{signal}.pthread_sigmask", arguments, comment)
