"""The executors of `runner.run`: anything with the interface of `concurrent.futures.Executor`.

Two of them are `Serial` and `ProcessPool`. The interface is repeated here because importing
`concurrent.futures` takes as long as checking several files.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class ExecutorError(Exception):
    """An executor cannot be used at all; the message says why, and what to do."""


class WorkerDied(Exception):
    """A worker process died during a call; the message says how."""


class Future(Protocol[T_co]):
    """The future result of a call."""

    def result(self) -> T_co:
        """Return what the call returned, or raise what it raised."""

    def cancel(self) -> object:
        """Cancel the call, if it has not started."""


class Uncancelled:
    """A future that needs no cancelling: its call runs only if the result is requested."""

    def cancel(self) -> None:
        """Do nothing."""


class Executor(Protocol):
    """Anything that runs submitted calls."""

    def submit(self, fn: Callable[..., T], /, *args: Any) -> Future[T]:
        """Return the future result of ``fn(*args)``."""


class _Deferred(Uncancelled, Generic[T]):
    def __init__(self, call: Callable[[], T]) -> None:
        self.result = call


class Serial:
    """Runs each call when its result is requested, never ahead of that."""

    def submit(self, fn: Callable[..., T], /, *args: Any) -> Future[T]:
        """Return a future that calls ``fn(*args)`` when its result is requested."""
        return _Deferred(partial(fn, *args))
