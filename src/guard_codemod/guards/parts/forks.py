"""The backstop of a job that forks, or may fork: an armed one makes a child hang at its exit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from guard_codemod.guards.code_writer import CodeWriter, Lines
from guard_codemod.guards.parts.alarm import where_available
from guard_codemod.guards.parts.backstop import ARM, deadline, dump_later
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import KILL_AFTER, options

_ARM, _OWN, _DEADLINE, _REARM = "arm_backstop", "own", "job_deadline", "rearm"


class ForkHook(Part):
    """Disarms the backstop around each fork of a job that may fork.

    Each fork postpones the deadline, which is acceptable if a fork is only possible.
    """

    order = 50
    template = options(kill_after=KILL_AFTER, may_fork=True)
    unless = "forks only_at_limit"
    python = (3, 7)

    def arming(self, code: CodeWriter) -> Lines:
        again = f"after_in_parent={code.name(ARM)}"
        return _disarm_around_forks(code, [again], "Not in a child: it would hang at exit.")


class ForkDeadline(Part):
    """Disarms the backstop around each fork, and arms it again with the remaining time."""

    order = 51
    template = options(kill_after=KILL_AFTER, forks=True)
    unless = "threads"
    used: ClassVar[tuple[str, ...]] = ("faulthandler", "os", "time")
    """The modules that the hook uses: it keeps nothing else alive."""
    hooks: ClassVar[tuple[str, ...]] = ("after_in_parent",)
    python = (3, 7)

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:
        parameters = {"pid": "int", "deadline": "float"}
        yield code.function(_ARM, parameters, "None", self.arm_again)

    def arm_again(self, code: CodeWriter) -> Lines:
        """Yield the lines of the hook."""
        yield from code.suite(f"if {code.name('os')}.getpid() == pid:", self._arm)

    def _arm(self, code: CodeWriter) -> Lines:
        # No max(): before 3.10, a function with its own globals has no built-in functions.
        yield f"dt = deadline - {code.name('time')}.monotonic()"
        # If the deadline passed during a fork, act at once: the next fork would delay it further.
        yield from dump_later(code, "dt if dt > 0 else 1e-6")

    def arming(self, code: CodeWriter) -> Lines:
        """Yield the lines that make the hook: a copy of the function with only the globals it uses.

        With the function itself, the interpreter would keep the job's open files alive until it is
        too late to flush them.
        """
        own, job_deadline = code.name(_OWN), code.name(_DEADLINE)
        modules = f'for m in "{" ".join(map(code.name, self.used))}".split()'
        yield from code.brackets(f"{own} = {{", ["m: globals()[m]", modules], "}", comma="")
        until = f"{code.name('time')}.monotonic() + {deadline(code)}"
        items = [f"{code.name('os')}.getpid()", until]
        yield from code.brackets(f"{job_deadline} = (", items, ")")
        function = f"{code.name(_REARM)} = {code.name('types')}.FunctionType"
        arguments = [f"{code.name(_ARM)}.__code__", own, f"argdefs={job_deadline}"]
        yield from code.call(function, arguments)
        hooks = [f"{when}={code.name(_REARM)}" for when in self.hooks]
        yield from _disarm_around_forks(code, hooks, f"Keeps only `{own}` alive.")


class ThreadWarnings(ForkDeadline):
    """Silences the warning below only if the job has no other thread at the time of the fork."""

    order = 52
    template = options(kill_after=KILL_AFTER, forks=True, threads=True)
    unless = ""
    used = ("faulthandler", "os", "threading", "time", "warnings")
    hooks = ("before", "after_in_parent")  # Python 3.12.1 warns before it calls the latter.

    def arm_again(self, code: CodeWriter) -> Lines:
        yield from super().arm_again(code)
        yield f"# {_REASON}"
        test = f"if {code.name('threading')}.active_count() == 1:"
        yield from code.suite(test, _ignore_warnings)


class ForkWarnings(Part):
    """Silences Python's warning about a fork in a process with threads, in a job without threads.

    Python 3.12 and later count the backstop's thread.
    """

    order = 60
    template = options(kill_after=KILL_AFTER, forks=True)
    unless = "threads"

    def arming(self, code: CodeWriter) -> Lines:
        yield f"# {_REASON}"
        yield from _ignore_warnings(code)


_REASON = "Python 3.12 counts the backstop's thread, and warns of the fork."


def _ignore_warnings(code: CodeWriter) -> Lines:
    """Return a call that silences the warning."""
    pattern = '".* is multi-threaded, use of fork"'
    return code.call(f"{code.name('warnings')}.filterwarnings", ['"ignore"', pattern])


def _disarm_around_forks(code: CodeWriter, again: Sequence[str], comment: str) -> list[str]:
    """Return the registration of the hook that disarms the backstop, and of those in *again*.

    The *comment* is about the latter, which run first before a fork.
    """

    def register(code: CodeWriter) -> Lines:
        function = f"{code.name('os')}.register_at_fork"
        disarm = f"{code.name('faulthandler')}.cancel_dump_traceback_later"
        yield from code.call(function, [f"before={disarm}"])
        yield from code.commented(code.call(function, again), comment)

    return where_available(code, "os", "register_at_fork", register)
