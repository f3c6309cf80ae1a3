"""The stack of the main thread when the time is up."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.base import ExceptionPart
from guard_codemod.guards.placeholders import options


class Stack(ExceptionPart):
    """Prints the stack of the main thread: if the exception is swallowed, no traceback shows it."""

    order = 11
    template = options(stack=True)
    modules = ("faulthandler",)
    helps_with = frozenset({"TG106", "TG110"})

    def in_handler(self, code: CodeWriter, action: Body) -> Iterator[str]:
        dump = f"{code.name('faulthandler')}.dump_traceback"
        yield from code.call(dump, ["file=2", "all_threads=False"], "  # the line that hung")
        yield from action(code)
