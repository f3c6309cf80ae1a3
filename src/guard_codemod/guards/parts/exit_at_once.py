"""The exit status of a job that leaves without running what is registered."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.base import ExceptionPart
from guard_codemod.guards.placeholders import options


class ExitAtOnce(ExceptionPart):
    """Lets a late job fail that calls ``os._exit``. A job in time keeps the function as it is."""

    order = 14
    template = options(exit_status=True, exits_at_once=True)
    modules = ("os",)

    def in_handler(self, code: CodeWriter, action: Body) -> Iterator[str]:
        os = code.name("os")
        yield f"exit_now = {os}._exit  # which runs nothing at exit"
        yield f'vars({os})["_exit"] = lambda status: exit_now(status or 1)'
        yield from action(code)
