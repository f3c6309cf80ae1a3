"""The parts that end the process if the handler does not."""

from __future__ import annotations

from guard_codemod.guards.code_writer import CodeWriter, Lines
from guard_codemod.guards.parts.alarm import where_available
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import KILL_AFTER, options

ARM = "arm"
"""The function that arms the backstop, also again after a fork."""

_MASK = "mask"
"""The variable with the signals that were blocked before."""


class Backstop(Part):
    """Prints the stacks of all threads and ends the process, from a thread without the GIL."""

    order = 40
    title = "a backstop"
    comment = "Kills a stuck job."
    template = options(kill_after=KILL_AFTER)
    unless = "alone only_at_limit"

    def arming(self, code: CodeWriter) -> Lines:
        if code.options.masked:
            yield from where_available(code, "signal", "pthread_sigmask", _block_signals)
        if code.options.rearms:
            yield from _arm_later(code)
            yield f"{code.name(ARM)}()  # {self.comment}"
        else:
            yield from self.arm_once(code)

    def arm_once(self, code: CodeWriter) -> Lines:
        """Return the call that arms it if no fork needs to arm it again."""
        return code.commented(dump_later(code, deadline(code)), self.comment)


class BackstopAlone(Backstop):
    """Ends a job that uses SIGALRM itself, without an alarm, after the limit and the grace."""

    order = 41
    title = "a backstop alone"
    comment = "The job uses SIGALRM itself."
    template = options(kill_after=KILL_AFTER, alone=True)
    unless = ""

    def arm_once(self, code: CodeWriter) -> Lines:
        # `remove` would not recognize a comment above the first statement as part of the guard.
        return dump_later(code, deadline(code), f"  # {self.comment}")


class BackstopAtLimit(Part):
    """Arms the backstop in the handler: before the limit, the job uses the timer of faulthandler.

    The job has no other timer of this kind.
    """

    order = 15
    title = "a backstop from the limit on"
    template = options(kill_after=KILL_AFTER, at_limit=True)
    needs = "has_handler"

    def above_action(self, code: CodeWriter) -> Lines:
        later = dump_later(code, str(code.options.kill_after))
        yield from code.commented(later, Backstop.comment)


class SignalMask(Part):
    """Makes the backstop's thread start with all signals blocked.

    It blocks them itself only once it runs. Until then, it could receive one that the job has
    blocked, or waits for, which would kill the job.
    """

    order = 42
    template = options(kill_after=KILL_AFTER, masked=True)
    unless = "only_at_limit"

    def arming(self, code: CodeWriter) -> Lines:
        return where_available(code, "signal", "pthread_sigmask", self._put_back)

    def _put_back(self, code: CodeWriter) -> Lines:
        signal = code.name("signal")
        arguments = [f"{signal}.SIG_SETMASK", code.name(_MASK)]
        comment = "  # Its thread blocks all."
        return code.call(f"{signal}.pthread_sigmask", arguments, comment)


def _block_signals(code: CodeWriter) -> Lines:
    """Return the lines that block all signals, so that a new thread starts with them blocked."""
    mask, signal = code.name(_MASK), code.name("signal")
    arguments = [f"{signal}.SIG_BLOCK", f"{signal}.Signals"]
    return code.call(f"{mask} = {signal}.pthread_sigmask", arguments)


def _arm_later(code: CodeWriter) -> Lines:
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
