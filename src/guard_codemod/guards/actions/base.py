"""What a timeout action consists of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.placeholders import Templated
from guard_codemod.guards.spec import GuardOptions


class TimeoutAction(Templated):
    """What a guard does when the time is up, chosen with ``--on-timeout KEYWORD:TARGET``.

    An action without a target is chosen with its keyword alone, and one without a keyword with its
    target alone.
    """

    keyword: ClassVar[str] = ""
    target_name: ClassVar[str] = ""
    """What the target is, as ``--help`` names it."""

    help: ClassVar[str]
    """What it does, in the imperative, as ``--help`` says it."""

    example: ClassVar[str]
    """A value of ``--on-timeout``: the tests try every action with it."""

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
        """Return how it is written."""
        return ":".join(filter(None, (cls.keyword, cls.target_name)))

    @classmethod
    def is_meant(cls, text: str) -> bool:
        """Whether *text* asks for this action, be its target valid or not."""
        return cls.keyword == (text.partition(":")[0] if cls.target_name else text)

    @classmethod
    def check(cls, target: str) -> None:
        """Raise `ValueError`, saying what to write, unless *target* is valid."""

    @property
    def imported(self) -> tuple[str, str] | None:
        """The module and the name to import from it in the main block: what is not in `modules`."""
        return None

    def statements(self, code: CodeWriter) -> Iterable[str]:  # noqa: ARG002
        """Yield the lines of the handler's body."""
        return ()


class NoAction(TimeoutAction):
    """That of a guard without a handler."""

    has_handler = False


class Notification(TimeoutAction):
    """An action that prints the message and the stack, and then sends the message somewhere.

    What goes wrong with the sending is printed and ends nothing.
    """

    timeout = "timeout=10"
    """How many seconds a notification may wait for each answer."""

    def notify(self, code: CodeWriter) -> Iterator[str]:
        """Yield the lines that send the variable ``message``."""
        raise NotImplementedError

    def statements(self, code: CodeWriter) -> Iterator[str]:
        traceback = code.name("traceback")
        yield from code.assign("message", code.spec.message)
        yield from code.call("print", ["message", f"file={code.name('sys')}.stderr"])
        yield f"{traceback}.print_stack()"
        yield from code.suite("try:", self.notify)
        yield from code.suite("except Exception:", lambda _: [f"{traceback}.print_exc()"])
