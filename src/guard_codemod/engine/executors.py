"""What `runner.run` hands its calls to: anything like a `concurrent.futures.Executor`.

`Serial` is one such, `ProcessPool` another. The interface is stated here, since importing
`concurrent.futures` takes as long as a check of several files.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class ExecutorError(Exception):
    """An executor that can examine no file at all; the message says why, and what to do."""


class WorkerDied(Exception):
    """A worker process ended over a call; the message says how."""


class Future(Protocol[T_co]):
    """The result of a call, once it is there."""

    def result(self) -> T_co:
        """Return what the call returned, or raise what it raised."""

    def cancel(self) -> object:
        """Spare the call, if it has not begun."""


class Uncancelled:
    """A future whose call runs only if somebody waits for it."""

    def cancel(self) -> None:
        """Do nothing."""


class Executor(Protocol):
    """What takes calls, and runs each in its own time."""

    def submit(self, fn: Callable[..., T], /, *args: Any) -> Future[T]:
        """Return the future result of ``fn(*args)``."""


class _Deferred(Uncancelled, Generic[T]):
    def __init__(self, call: Callable[[], T]) -> None:
        self.result = call


class Serial:
    """Runs each call once, when its result is requested: nothing runs ahead."""

    def submit(self, fn: Callable[..., T], /, *args: Any) -> Future[T]:
        """Return the result of ``fn(*args)``, run on first access."""
        return _Deferred(partial(fn, *args))
