"""What ends the process when the handler could not."""

from __future__ import annotations

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import KILL_AFTER, options


class Backstop(Part):
    """Prints the stacks of all threads and ends the process, from a thread without the GIL."""

    order = 40
    template = options(kill_after=KILL_AFTER)
    modules = ("faulthandler",)
    mitigates = frozenset({"TG101", "TG102", "TG103", "TG104", "TG105", "TG106", "TG108"})

    def arming(self, code: CodeWriter) -> list[str]:
        return dump_later(code, deadline(code))


def dump_later(code: CodeWriter, seconds: str) -> list[str]:
    """Return a call that ends the process after so many *seconds*."""
    # file=2: a sys.stderr that was replaced has no descriptor.
    function = f"{code.name('faulthandler')}.dump_traceback_later"
    return code.call(function, [seconds, "exit=True", "file=2"])


def deadline(code: CodeWriter) -> str:
    """Return after how many seconds the process ends."""
    kill_after = code.options.kill_after or 0
    if code.options.timeout_env is None:
        return str(code.spec.seconds + kill_after)
    return f"{code.limit} + {kill_after}"
