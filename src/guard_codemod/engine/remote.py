"""Calls by an executor that may be anywhere: what they need travels, and versions are compared."""

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
