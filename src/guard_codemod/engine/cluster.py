"""The executor of a Dask cluster."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from guard_codemod import __version__
from guard_codemod.engine import remote
from guard_codemod.engine.executors import Executor, ExecutorError

if TYPE_CHECKING:
    from distributed import Client


@contextlib.contextmanager
def connected(name: str) -> Iterator[Executor]:
    """Yield the executor *name*, as in ``dask:tcp://scheduler:8786``, and shut it down at the end.

    Raises `ExecutorError`.
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


def _require_same_versions(client: Client, address: str) -> None:
    """Raise `ExecutorError` unless there are workers, and all have the versions used here."""
    try:
        workers = client.run(remote.require_same, remote.versions())
    except ExecutorError:
        raise
    except Exception as error:
        what = f"a worker cannot run guard-codemod ({type(error).__name__}: {error})"
        raise ExecutorError(f"{what}: install guard-codemod {__version__} there") from error
    if not workers:
        raise ExecutorError(f"the Dask scheduler at {address} has no workers: start some")
