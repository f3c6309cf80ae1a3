"""The exit status of a job that calls ``os._exit``, which skips functions run at exit."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.base import ExceptionPart
from guard_codemod.guards.parts.exit_status import AT_EXIT
from guard_codemod.guards.placeholders import options


class ExitAtOnce(ExceptionPart):
    """Makes a late job fail even if it calls ``os._exit``, which is unchanged before the limit."""

    order = 14
    template = options(exit_status=True, exits_at_once=True)
    modules = ("atexit", "os")

    def in_handler(self, code: CodeWriter, action: Body) -> Iterator[str]:
        os = code.name("os")
        unregister = f"{code.name('atexit')}.unregister({os}._exit)"
        yield from code.commented([unregister], "which runs nothing at exit")
        yield f'vars({os})["_exit"] = lambda _status: {code.name(AT_EXIT)}.close()'
        yield from action(code)
