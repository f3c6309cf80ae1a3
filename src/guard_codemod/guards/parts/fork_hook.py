"""The backstop of a job that may fork."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.backstop import ARM, is_at_limit
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.parts.portable import where_available
from guard_codemod.guards.placeholders import KILL_AFTER, options
from guard_codemod.guards.spec import GuardOptions


class ForkHook(Part):
    """Disarms the backstop around each fork, since an armed one makes a child hang at its exit.

    Each fork postpones the deadline, which is acceptable if a fork is only possible.
    """

    order = 50
    template = options(kill_after=KILL_AFTER, may_fork=True)
    modules = ("faulthandler", "functools", "os")
    names = (ARM,)
    python = (3, 7)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return super().is_wanted(options) and options.rearms and not is_at_limit(options)

    def arming(self, code: CodeWriter) -> list[str]:
        again = f"after_in_parent={code.name(ARM)}"
        return disarm_around_forks(code, [again], "Armed, a child hangs at exit.")


def disarm_around_forks(code: CodeWriter, again: Sequence[str], comment: str) -> list[str]:
    """Return the registration of the hook that disarms the backstop, and of those in *again*.

    The *comment* is about the latter, which run first before a fork.
    """

    def register(code: CodeWriter) -> Iterator[str]:
        function = f"{code.name('os')}.register_at_fork"
        disarm = f"{code.name('faulthandler')}.cancel_dump_traceback_later"
        yield from code.call(function, [f"before={disarm}"])
        yield from code.commented(code.call(function, again), comment)

    return where_available(code, "os", "register_at_fork", register)
