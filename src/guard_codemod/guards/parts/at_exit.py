"""What the handler's exception does, or cannot do, while the job ends."""

from __future__ import annotations

from guard_codemod.guards.code_writer import Body, CodeWriter, Lines
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.placeholders import KILL_AFTER, options

AT_EXIT = "at_exit"


class ExitStatus(Part):
    """Makes a late job fail, even if it has caught the exception.

    What is registered first runs last at exit: after the job's own exit functions.
    """

    order = 13
    title = "an exit status"
    template = options(exit_status=True)
    needs = "raises"

    def above_action(self, code: CodeWriter) -> Lines:
        callback = f"{code.name(AT_EXIT)}.callback"
        fail = f"{callback}({code.name('os')}._exit, 1)"
        yield from code.commented([fail], "However the job ends now, it has failed.")
        yield f'{callback}(print, end="", flush=True)'

    def arming(self, code: CodeWriter) -> Lines:
        at_exit = code.name(AT_EXIT)
        yield f"{at_exit} = {code.name('contextlib')}.ExitStack()"
        yield f"{code.name('atexit')}.register({at_exit}.close)"


class ExitAtOnce(Part):
    """Makes a late job fail even if it calls ``os._exit``, which is unchanged before the limit.

    That function skips what is registered to run at exit.
    """

    order = 14
    template = options(exit_status=True, exits_at_once=True)
    needs = "raises"

    def above_action(self, code: CodeWriter) -> Lines:
        os = code.name("os")
        unregister = f"{code.name('atexit')}.unregister({os}._exit)"
        yield from code.commented([unregister], "which runs nothing at exit")
        yield f'vars({os})["_exit"] = lambda _status: {code.name(AT_EXIT)}.close()'


class LeaveExit(Part):
    """Raises only where the job would see the exception: elsewhere the backstop ends it."""

    order = 16
    template = options(kill_after=KILL_AFTER, at_exit=True)
    needs = "raises"
    helps_with = frozenset({"TG102", "TG106"})

    def in_handler(self, code: CodeWriter, action: Body) -> Lines:
        stack = f"stack = str({code.name('traceback')}.extract_stack())"
        yield from code.commented([stack], "At exit, an exception is lost.")
        # A greenlet has a stack of its own.
        yield f'greenlet = {code.name("sys")}.modules.get("greenlet")'
        test = '"<module>" in stack or (greenlet and greenlet.getcurrent().parent)'
        yield from code.suite(f"if {test}:", action)
