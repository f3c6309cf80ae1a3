"""The base classes of timeout actions."""

from __future__ import annotations

from typing import ClassVar

from guard_codemod.guards.code_writer import CodeWriter, Lines
from guard_codemod.guards.placeholders import Templated
from guard_codemod.guards.spec import GuardOptions


class TimeoutAction(Templated):
    """What a guard does when the time is up, chosen with ``--on-timeout KEYWORD:TARGET``.

    Some actions have only a keyword, and one has only a target.
    """

    keyword: ClassVar[str] = ""
    target_name: ClassVar[str] = ""
    """The name of the target in ``--help``."""

    help: ClassVar[str]
    """What it does, in the imperative, for ``--help``."""

    example: ClassVar[str]
    """A value of ``--on-timeout`` with which the tests try the action."""

    raises: ClassVar[str | None] = None
    """The built-in exception that it raises."""

    job_continues: ClassVar[bool] = True
    """Whether the job goes on after it."""

    has_handler: ClassVar[bool] = True
    """Whether the guard defines the handler, rather than calling an existing function."""

    in_guard_module: ClassVar[bool] = False
    """Whether ``guards/job_guard.py`` implements it, too."""

    message_is_one_line: ClassVar[bool] = False

    def __init__(self, options: GuardOptions) -> None:
        self.options = options
        self.target = options.on_timeout
        if self.keyword:
            self.target = options.on_timeout.partition(":")[2]

    @classmethod
    def syntax(cls) -> str:
        """Return its syntax in ``--on-timeout``."""
        return ":".join(filter(None, (cls.keyword, cls.target_name)))

    @classmethod
    def is_meant(cls, text: str) -> bool:
        """Whether *text* asks for this action, with a valid target or not."""
        return cls.keyword == (text.partition(":")[0] if cls.target_name else text)

    @classmethod
    def check(cls, target: str) -> None:
        """Raise `ValueError`, saying what to write, unless *target* is valid."""

    @property
    def imported(self) -> tuple[str, str] | None:
        """The module and the name to import in the main block, if not from the standard library."""
        return None

    def statements(self, code: CodeWriter) -> Lines:  # noqa: ARG002
        """Yield the lines of the handler's body."""
        return ()


class NoAction(TimeoutAction):
    """The action of a guard without a handler."""

    has_handler = False


class Notification(TimeoutAction):
    """An action that prints the message and the stack, and then sends the message.

    Errors while sending are printed, and the job continues.
    """

    timeout = "timeout=10"
    """The argument that limits how many seconds a notification waits for each response."""

    def notify(self, code: CodeWriter) -> Lines:
        """Yield the lines that send the variable ``message``."""
        raise NotImplementedError

    def statements(self, code: CodeWriter) -> Lines:
        traceback = code.name("traceback")
        yield from code.assign("message", code.spec.message)
        yield from code.call("print", ["message", f"file={code.name('sys')}.stderr"])
        yield f"{traceback}.print_stack()"
        yield from code.suite("try:", self.notify)
        yield from code.suite("except Exception:", lambda _: [f"{traceback}.print_exc()"])
