"""Calls by an executor on any machine: pickle what they need, and compare versions."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from guard_codemod import __version__
from guard_codemod.engine.executors import Executor, ExecutorError, Future

T = TypeVar("T")
R = TypeVar("R")


def submit(executor: Executor, work: Callable[[T], R], argument: T) -> Future[R]:
    """Return the future result of ``work(argument)``; it raises `ExecutorError` for other versions.

    Nothing is unpickled if the versions differ, since it might mean something else there.
    """
    import pickle  # not at the top: few runs need it

    return executor.submit(_call, versions(), pickle.dumps((work, argument)))


def _call(theirs: tuple[str, str], packed: bytes) -> Any:
    import pickle

    require_same(theirs)
    work, argument = pickle.loads(packed)
    return work(argument)


def versions() -> tuple[str, str]:
    """Return our version and that of Python, as far as they must be the same everywhere."""
    return __version__, "{}.{}".format(*sys.version_info)


def require_same(theirs: tuple[str, str]) -> None:
    """Raise `ExecutorError` unless *theirs*, the versions of the client, are the same as here."""
    if theirs != versions():
        there, here = ("guard-codemod {} on Python {}".format(*one) for one in (versions(), theirs))
        raise ExecutorError(f"a worker has {there}, but this is {here}: install the same on both")
