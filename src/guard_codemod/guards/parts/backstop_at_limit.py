"""The backstop of a job that uses the timer of faulthandler itself."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.backstop import Backstop, dump_later, is_at_limit
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import KILL_AFTER, options
from guard_codemod.guards.spec import GuardOptions


class BackstopAtLimit(Part):
    """Arms the backstop in the handler: before the limit, the job uses the timer."""

    order = 15
    title = "a backstop from the limit on"
    template = options(kill_after=KILL_AFTER, at_limit=True)
    modules = ("faulthandler",)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return super().is_wanted(options) and is_at_limit(options)

    def in_handler(self, code: CodeWriter, action: Body) -> Iterator[str]:
        later = dump_later(code, str(code.options.kill_after))
        yield from code.commented(later, Backstop.comment)
        yield from action(code)
