"""The exit status of a job that has caught the exception."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.parts.base import ExceptionPart
from guard_codemod.guards.placeholders import options

AT_EXIT = "at_exit"


class ExitStatus(ExceptionPart):
    """Makes a late job fail, even if it has caught the exception.

    What is registered first runs last at exit: after the job's own exit functions.
    """

    order = 13
    title = "a failing exit status"
    template = options(exit_status=True)
    modules = ("atexit", "contextlib", "os")
    names = (AT_EXIT,)

    def in_handler(self, code: CodeWriter, action: Body) -> Iterator[str]:
        callback = f"{code.name(AT_EXIT)}.callback"
        fail = f"{callback}({code.name('os')}._exit, 1)"
        yield from code.commented([fail], "However the job ends now, it has failed.")
        yield f'{callback}(print, end="", flush=True)'
        yield from action(code)

    def arming(self, code: CodeWriter) -> Iterator[str]:
        at_exit = code.name(AT_EXIT)
        yield f"{at_exit} = {code.name('contextlib')}.ExitStack()"
        yield f"{code.name('atexit')}.register({at_exit}.close)"
