"""Calls by an executor on any machine, such as that of a Dask cluster.

What they need is pickled, and versions are compared.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from guard_codemod import __version__
from guard_codemod.engine.executors import Executor, ExecutorError, Future

if TYPE_CHECKING:
    from distributed import Client

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
        there, here = (
            "guard-codemod {} on Python {}".format(*pair) for pair in (versions(), theirs)
        )
        raise ExecutorError(f"a worker has {there}, but this is {here}: install the same on both")


@contextlib.contextmanager
def connected(name: str) -> Iterator[Executor]:
    """Yield the executor of a Dask cluster, and shut it down at the end.

    The *name* is as in ``dask:tcp://scheduler:8786``. Raises `ExecutorError`.
    """
    address = name.partition(":")[2]
    try:
        # Not at the top: an optional dependency, and slow to import.
        import logging
        import warnings

        from distributed import Client
        from distributed.versions import VersionMismatchWarning
    except ImportError as error:
        raise ExecutorError("Dask is missing: pip install 'guard-codemod[dask]'") from error
    for logger in ("distributed", "distributed.client"):  # we report errors ourselves
        logging.getLogger(logger).setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore", VersionMismatchWarning)  # compared below
    try:
        client = Client(address, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ExecutorError(f"there is no Dask scheduler at {address}: {error}") from error
    with client:
        _require_same_versions(client, address)
        executor = client.get_executor(pure=False)
        try:
            yield executor
        finally:
            executor.shutdown(wait=False)


_ANSWERED_WITHIN = 60
"""Seconds in which all workers must say which versions they have."""


def _require_same_versions(client: Client, address: str) -> None:
    """Raise `ExecutorError` unless there are workers, and all have the versions used here."""
    try:
        # A worker that dies in the meantime might never be given up otherwise.
        workers = client.run(require_same, versions(), callback_timeout=_ANSWERED_WITHIN)
    except ExecutorError:
        raise
    except TimeoutError as error:
        what = f"a worker did not answer within {_ANSWERED_WITHIN} seconds"
        raise ExecutorError(f"the Dask scheduler at {address}: {what}: restart it") from error
    except Exception as error:
        what = f"a worker cannot run guard-codemod ({type(error).__name__}: {error})"
        raise ExecutorError(f"{what}: install guard-codemod {__version__} there") from error
    if not workers:
        raise ExecutorError(f"the Dask scheduler at {address} has no workers: start some")
