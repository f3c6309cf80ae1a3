"""Defer Ctrl-C, SIGTERM and SIGHUP while a file is written."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator
from types import FrameType

_WORDS = {"SIGINT": "interrupted", "SIGTERM": "terminated", "SIGHUP": "hung up"}
# A platform may lack one: Windows has no SIGHUP.
_NUMBERS = {getattr(signal, name): word for name, word in _WORDS.items() if hasattr(signal, name)}


class Interrupted(BaseException):
    """Signal *number* asked the program to stop. Not an `Exception`, so that nobody catches it."""

    def __init__(self, number: int) -> None:
        super().__init__(_NUMBERS[number])
        self.exit_code = 128 + number
        """The exit code that a shell reports for a program ended by the signal, such as 130."""


# Python runs signal handlers in the main thread, whichever thread receives the signal. A signal
# mask is per thread and would not defer them; a flag does, and is set atomically.
_deferring = False
_pending: int | None = None


@contextlib.contextmanager
def handle_signals() -> Iterator[None]:
    """Raise `Interrupted` in the ``with`` block on a signal to stop; for the main thread only.

    A signal that is ignored stays ignored: ``nohup`` ignores SIGHUP, and a shell SIGINT for jobs in
    the background.
    """
    global _pending
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
        _pending = None


@contextlib.contextmanager
def defer() -> Iterator[None]:
    """Defer stop signals in the ``with`` block, until `raise_pending` or the next signal."""
    global _deferring
    _deferring = True
    try:
        yield
    finally:
        _deferring = False


def raise_pending() -> None:
    """Raise `Interrupted` if a stop signal was deferred, or its exception was lost.

    For example, Python discards exceptions of signal handlers while an object is being deleted.
    """
    if _pending is not None:
        raise Interrupted(_pending)


def _stop(number: int, _frame: FrameType | None) -> None:
    global _pending
    _pending = number
    if not _deferring:
        raise Interrupted(number)
