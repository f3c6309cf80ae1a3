"""The exit status of a job that leaves without running what is registered."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.base import ExceptionPart
from guard_codemod.guards.parts.exit_status import AT_EXIT
from guard_codemod.guards.placeholders import options


class ExitAtOnce(ExceptionPart):
    """Lets a late job fail that calls ``os._exit``. A job in time keeps the function as it is."""

    order = 14
    template = options(exit_status=True, exits_at_once=True)
    modules = ("atexit", "os")

    def in_handler(self, code: CodeWriter, action: Body) -> Iterator[str]:
        os = code.name("os")
        yield f"{code.name('atexit')}.unregister({os}._exit)  # which runs nothing at exit"
        yield f'vars({os})["_exit"] = lambda _status: {code.name(AT_EXIT)}.close()'
        yield from action(code)
