"""The check for places where the handler's exception would be lost."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.base import ExceptionPart
from guard_codemod.guards.placeholders import KILL_AFTER, options


class LeaveExit(ExceptionPart):
    """Raises only where the job would see the exception: elsewhere the backstop ends it."""

    order = 16
    template = options(kill_after=KILL_AFTER, at_exit=True)
    modules = ("sys", "traceback")
    helps_with = frozenset({"TG102", "TG106"})

    def in_handler(self, code: CodeWriter, action: Body) -> Iterator[str]:
        stack = f"stack = str({code.name('traceback')}.extract_stack())"
        yield from code.commented([stack], "At exit, an exception is lost.")
        # A greenlet has a stack of its own.
        yield f'greenlet = {code.name("sys")}.modules.get("greenlet")'
        test = '"<module>" in stack or (greenlet and greenlet.getcurrent().parent)'
        yield from code.suite(f"if {test}:", action)
