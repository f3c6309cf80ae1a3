"""The part that ends the process if the handler does not."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.parts.portable import where_available
from guard_codemod.guards.placeholders import KILL_AFTER, options
from guard_codemod.guards.spec import GuardOptions

ARM = "arm"
"""The function that arms the backstop, also again after a fork."""

MASK = "mask"
"""The variable with the signals that were blocked before."""


class Backstop(Part):
    """Prints the stacks of all threads and ends the process, from a thread without the GIL."""

    order = 40
    title = "a backstop"
    comment = "Ends the job anyway."
    template = options(kill_after=KILL_AFTER)
    modules = ("faulthandler",)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return super().is_wanted(options) and not (options.alone or is_at_limit(options))

    def arming(self, code: CodeWriter) -> Iterator[str]:
        if code.options.masked:
            yield from where_available(code, "signal", "pthread_sigmask", block_signals)
        if code.options.rearms:
            yield from arm_later(code)
            yield f"{code.name(ARM)}()  # {self.comment}"
        else:
            yield from self.arm_once(code)

    def arm_once(self, code: CodeWriter) -> list[str]:
        """Return the call that arms it if no fork needs to arm it again."""
        return code.commented(dump_later(code, deadline(code)), self.comment)


def block_signals(code: CodeWriter) -> list[str]:
    """Return the lines that block all signals, so that a new thread starts with them blocked."""
    mask, signal = code.name(MASK), code.name("signal")
    arguments = [f"{signal}.SIG_BLOCK", f"{signal}.Signals"]
    return code.call(f"{mask} = {signal}.pthread_sigmask", arguments)


def is_at_limit(options: GuardOptions) -> bool:
    """Whether the handler arms the backstop."""
    return options.at_limit and action_of(options).has_handler


def arm_later(code: CodeWriter) -> list[str]:
    """Return a function that arms the backstop and keeps none of the job's objects alive."""
    later = f"{code.name('faulthandler')}.dump_traceback_later"
    arguments = [later, deadline(code), *_ENDING]
    return code.call(f"{code.name(ARM)} = {code.name('functools')}.partial", arguments)


def dump_later(code: CodeWriter, seconds: str, after: str = "") -> list[str]:
    """Return a call that ends the process after *seconds*, with *after* appended."""
    function = f"{code.name('faulthandler')}.dump_traceback_later"
    return code.call(function, [seconds, *_ENDING], after)


_ENDING = ("exit=True", "file=2")
"""The last arguments; the file is a descriptor, since a replaced sys.stderr may have none."""


def deadline(code: CodeWriter) -> str:
    """Return the expression for the seconds after which the process ends."""
    kill_after = code.options.kill_after or 0
    # A backstop alone must show the limit.
    if code.options.timeout_env is None and not code.options.alone:
        return str(code.spec.seconds + kill_after)
    return f"{code.limit} + {kill_after}"
