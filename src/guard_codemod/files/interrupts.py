"""What asks the program to stop: Ctrl-C, SIGTERM, SIGHUP; and how it is put off while a file is written."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

_WORDS = {"SIGINT": "interrupted", "SIGTERM": "terminated", "SIGHUP": "hung up"}
# A platform may lack one: Windows has no SIGHUP.
_NUMBERS = {getattr(signal, name): word for name, word in _WORDS.items() if hasattr(signal, name)}


class Stopped(BaseException):
    """The signal *number* asked the program to stop. No `Exception`: nothing but the program's end may catch it."""

    def __init__(self, number: int) -> None:
        super().__init__(_NUMBERS[number])
        self.exit_code = 128 + number
        """As a shell reports a program that the signal ended: 130, 143, 129."""


# Python runs signal handlers in the main thread only, whichever thread the system gave the signal to. So a
# flag holds them back where a mask, which is one thread's, would not, and to set it is a single step.
_held = False
_asked: int | None = None


@contextlib.contextmanager
def stopping() -> Iterator[None]:
    """Raise `Stopped` in the ``with`` block when a signal asks to stop. Call it in the main thread only.

    A signal that is ignored stays so: ``nohup`` ignores SIGHUP, a shell SIGINT for what it runs in the background.
    """
    global _asked
    before = {number: signal.getsignal(number) for number in _NUMBERS}
    ours = {
        number: handler
        for number, handler in before.items()
        if handler not in (signal.SIG_IGN, None)
    }
    try:
        for number in ours:
            signal.signal(number, _stop)
        yield
    finally:
        for number, handler in ours.items():
            signal.signal(number, handler)
        _asked = None


@contextlib.contextmanager
def held() -> Iterator[None]:
    """Put off what asks to stop while the ``with`` block runs, until `deliver` or the next signal."""
    global _held
    _held = True
    try:
        yield
    finally:
        _held = False


def deliver() -> None:
    """Raise `Stopped` if a signal that asked to stop was put off, or its exception was lost.

    Python loses an exception, for one, that a signal handler raises while an object is being deleted.
    """
    if _asked is not None:
        raise Stopped(_asked)


def _stop(number: int, _frame: FrameType | None) -> None:
    global _asked
    _asked = number
    if not _held:
        raise Stopped(number)
