"""Calls by an executor that may be anywhere: what they need travels, and versions are compared."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from guard_codemod import __version__
from guard_codemod.engine.executors import Executor, ExecutorError, Future

T = TypeVar("T")
R = TypeVar("R")

AHEAD = 128
"""How many batches may be under way: with the two below, this bounds the memory."""

_MOST, _MOST_BYTES = 64, 250_000
"""What a batch holds, but for its last item: each message between machines has its price."""


def in_batches(items: Iterable[T], size: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield *items* in batches that are not too long; *size* tells the bytes of an item."""
    batch, total = list[T](), 0
    for item in items:
        batch.append(item)
        total += size(item)
        if len(batch) == _MOST or total >= _MOST_BYTES:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch


def submit(executor: Executor, work: Callable[[T], R], argument: T) -> Future[R]:
    """Return the future result of ``work(argument)``; it raises `ExecutorError` for other versions.

    Nothing is unpickled where the versions differ, since it would mean something else there.
    """
    import pickle  # not at the top: it is for few runs

    return executor.submit(_call, versions(), pickle.dumps((work, argument)))


def _call(theirs: tuple[str, str], packed: bytes) -> Any:
    import pickle

    require_same(theirs)
    work, argument = pickle.loads(packed)
    return work(argument)


def versions() -> tuple[str, str]:
    """Return our version and that of Python, as far as they have to be the same everywhere."""
    return __version__, "{}.{}".format(*sys.version_info)


def require_same(theirs: tuple[str, str]) -> None:
    """Raise `ExecutorError` unless *theirs*, the versions of the client, are those here."""
    if theirs != versions():
        there, here = ("guard-codemod {} on Python {}".format(*one) for one in (versions(), theirs))
        raise ExecutorError(f"a worker has {there}, but this is {here}: install the same on both")
