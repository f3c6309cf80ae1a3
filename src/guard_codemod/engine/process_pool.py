"""A pool of processes that always ends, and survives the death of a process."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from guard_codemod.engine.executors import Future, Uncancelled, WorkerDied

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")

BATCH_SIZE = 16
"""How many files go into a call, since each message between processes has a cost."""


def available_cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_Call = tuple[Callable[..., Any], tuple[Any, ...]]
_Outcome = tuple[Any, Exception | None]
"""The result of a call, or the exception that it raised."""


class _Future(Uncancelled):
    """A call submitted to a pool, and its outcome."""

    def __init__(self, pool: ProcessPool, call: _Call) -> None:
        self.call = call
        self._pool = pool
        self.outcome: _Outcome | None = None

    def result(self) -> Any:
        """Return what the call returned. Raises what it raised, or `WorkerDied`."""
        while self.outcome is None:
            self._pool.work()
        returned, error = self.outcome
        if error is not None:
            raise error
        return returned


class ProcessPool:
    """An executor with worker processes, which are started on demand.

    Calls are sent in the order of submission, and must be picklable. A call during which its
    process dies raises `WorkerDied`.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._waiting: deque[_Future] = deque()
        self._workers: dict[Connection, BaseProcess] = {}
        self._busy: dict[Connection, _Future] = {}

    def __enter__(self) -> ProcessPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()

    def submit(self, fn: Callable[..., T], /, *args: Any) -> Future[T]:
        """Return the future result of ``fn(*args)``."""
        future = _Future(self, (fn, args))
        self._waiting.append(future)
        self._collect(timeout=0)  # keep the workers busy while the caller uses results
        self._assign()
        return future

    def work(self) -> None:
        """Send calls to idle workers, and wait until one of them is done."""
        self._assign()
        self._collect()
        self._assign()

    def shutdown(self) -> None:
        """Kill all workers, whatever they are doing: they only read."""
        for worker, process in self._workers.items():
            worker.close()
            process.kill()
        for process in self._workers.values():
            process.join()
        self._workers.clear()

    def _assign(self) -> None:
        """Send waiting calls to workers, as long as any is idle."""
        while self._waiting and len(self._busy) < self._jobs:
            worker = self._idle_worker()
            if worker is None:
                return
            future = self._busy[worker] = self._waiting.popleft()
            with contextlib.suppress(OSError):  # it has died: `_collect` will notice
                worker.send(future.call)

    def _idle_worker(self) -> Connection | None:
        for worker in self._workers:
            if worker not in self._busy:
                return worker
        try:
            return self._start()
        except OSError:  # no more processes or files allowed: go on with fewer workers
            if not self._workers:
                raise
            self._jobs = len(self._workers)
            return None

    def _collect(self, timeout: float | None = None) -> None:
        """Wait until a worker is done, and take its results, or note how it died."""
        from multiprocessing.connection import wait

        for ready in wait(list(self._busy), timeout) if self._busy else ():
            worker: Connection = ready  # type: ignore[assignment]
            future = self._busy.pop(worker)
            try:
                future.outcome = worker.recv()
            except (EOFError, OSError):
                future.outcome = None, WorkerDied(self._reap(worker))

    def _start(self) -> Connection:
        # Not at the top: runs over few files do not need it.
        import multiprocessing

        # Forking takes 5 ms and is safe with a single thread, except on macOS.
        context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        ours, theirs = context.Pipe()
        others = [*self._workers, ours] if sys.platform == "linux" else []
        process = context.Process(target=_serve, args=(theirs, others), daemon=True)
        # Ctrl-C would end a process that is still starting with a traceback.
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            process.start()
        finally:
            signal.signal(signal.SIGINT, handler)
            theirs.close()
        self._workers[ours] = process
        return ours  # type: ignore[no-any-return]

    def _reap(self, worker: Connection) -> str:
        """Forget the dead *worker*, and return how it died."""
        worker.close()
        process = self._workers.pop(worker)
        process.join()
        code = process.exitcode or 0
        return f"was killed by {_signal_name(-code)}" if code < 0 else f"ended with status {code}"


def _signal_name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"


def _serve(connection: Connection, others: list[Connection]) -> None:
    """Run calls and send back their results until the other end is closed."""
    # The parent handles interruptions, and ends its workers. If it dies, they end as well: they
    # see that only if no other worker holds the same end of the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    for other in others:
        other.close()
    while True:
        try:
            connection.send(_outcome(*connection.recv()))
        except (EOFError, OSError):
            return


def _outcome(fn: Callable[..., Any], args: tuple[Any, ...]) -> _Outcome:
    try:
        return fn(*args), None
    except Exception as error:
        return None, error
