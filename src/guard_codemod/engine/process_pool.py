"""Calls run by several processes that are sure to end, and of which one may die."""

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
"""How many files go into a call, since each message between processes has its price."""


def available_cores() -> int:
    """Return how many processors this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_Call = tuple[Callable[..., Any], tuple[Any, ...]]
_Outcome = tuple[Any, Exception | None]
"""What a call returned, or what it raised."""


class _Future(Uncancelled):
    """A call that was handed to a pool, and what comes of it."""

    def __init__(self, pool: ProcessPool, call: _Call) -> None:
        self.call = call
        self._pool = pool
        self.outcome: _Outcome | None = None

    def result(self) -> Any:
        """Return what the call returned. Raises what it raised, and `WorkerDied`."""
        while self.outcome is None:
            self._pool.work()
        returned, error = self.outcome
        if error is not None:
            raise error
        return returned


class ProcessPool:
    """Worker processes, started when there is something for them to do: an executor.

    Calls are sent in the order in which they were submitted. One over which a process dies raises
    `WorkerDied`. What is submitted can be pickled.
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
        self._collect(timeout=0)  # the workers stay busy while the caller uses results
        self._assign()
        return future

    def work(self) -> None:
        """Send calls to the workers that are idle, and wait until one of them is done."""
        self._assign()
        self._collect()
        self._assign()

    def shutdown(self) -> None:
        """End all workers, whatever they are doing: they only read."""
        for worker, process in self._workers.items():
            worker.close()
            process.kill()
        for process in self._workers.values():
            process.join()
        self._workers.clear()

    def _assign(self) -> None:
        """Send what is waiting to workers, as long as any is idle."""
        while self._waiting and len(self._busy) < self._jobs:
            worker = self._idle_worker()
            if worker is None:
                return
            future = self._busy[worker] = self._waiting.popleft()
            with contextlib.suppress(OSError):  # it has died, as its end of the pipe will tell
                worker.send(future.call)

    def _idle_worker(self) -> Connection | None:
        for worker in self._workers:
            if worker not in self._busy:
                return worker
        try:
            return self._start()
        except OSError:  # no more processes, or files: those that are there will do
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
        # Not at the top: few files are looked at without it.
        import multiprocessing

        # Forking takes 5 ms, and there is one thread here; on macOS it is not safe even so.
        context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        ours, theirs = context.Pipe()
        others = [*self._workers, ours] if sys.platform == "linux" else []
        process = context.Process(target=_serve, args=(theirs, others), daemon=True)
        # A new process that is not ready for Ctrl-C would die of it with a traceback.
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
    """Answer calls with their results until the other end is closed."""
    # Interruptions are for the parent to deal with: it ends its workers, and they end if it is
    # gone, which they could not see while another of them held the same end of the pipe.
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
