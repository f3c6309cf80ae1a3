"""The backstop of a job that forks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.backstop import deadline, dump_later
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.parts.fork_hook import disarm_around_forks
from guard_codemod.guards.placeholders import KILL_AFTER, options
from guard_codemod.guards.spec import GuardOptions

_ARM, _OWN, _DEADLINE, _REARM = "arm_backstop", "own", "job_deadline", "rearm"


class ForkDeadline(Part):
    """Disarms the backstop around each fork, and arms it again with the remaining time."""

    order = 51
    template = options(kill_after=KILL_AFTER, forks=True)
    used: ClassVar[tuple[str, ...]] = ("faulthandler", "os", "time")
    """The modules that the hook uses: it keeps nothing else alive."""
    hooks: ClassVar[tuple[str, ...]] = ("after_in_parent",)
    modules = (*used, "types")
    names = (_ARM, _OWN, _DEADLINE, _REARM)
    python = (3, 7)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return super().is_wanted(options) and options.threads == cls.template.get("threads", False)

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:
        parameters = {"pid": "int", "deadline": "float"}
        yield code.function(_ARM, parameters, "None", self.arm_again)

    def arm_again(self, code: CodeWriter) -> Iterator[str]:
        """Yield the lines of the hook."""
        yield from code.suite(f"if {code.name('os')}.getpid() == pid:", self._arm)

    def _arm(self, code: CodeWriter) -> Iterator[str]:
        # No max(): before 3.10, a function with its own globals has no built-in functions.
        yield f"dt = deadline - {code.name('time')}.monotonic()"
        # If the deadline passed during a fork, act at once: the next fork would delay it further.
        yield from dump_later(code, "dt if dt > 0 else 1e-6")

    def arming(self, code: CodeWriter) -> Iterator[str]:
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
        yield from disarm_around_forks(code, hooks, f"Keeps only `{own}` alive.")
