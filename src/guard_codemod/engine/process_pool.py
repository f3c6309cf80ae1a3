"""A function mapped over items by several processes: in order, lazily, and sure to end."""

from __future__ import annotations

import itertools
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

T = TypeVar("T")
R = TypeVar("R")

BATCH_SIZE = 16
"""How many items a worker is sent at once, since each message between processes has its price."""

_BATCHES_AHEAD = 4
"""For each worker, how many batches may be under way: this bounds the memory."""


def available_cores() -> int:
    """Return how many processors this process may run on."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_in_processes(
    work: Callable[[T], R], items: Iterable[T], jobs: int, died: Callable[[T, str], R]
) -> Iterator[R]:
    """Yield ``work(item)`` for each of *items*, in their order, computed in *jobs* processes.

    If a process dies over an item, ``died(item, how)`` stands for it, and a new process takes the
    rest. *work* can be pickled and raises nothing.
    """
    pool = _Pool(work, jobs)
    batches = _batches(items)
    under_way: deque[_Batch[T, R]] = deque()
    parts: deque[_Part[T, R]] = deque()

    def assign() -> None:
        for batch in itertools.islice(batches, jobs * _BATCHES_AHEAD - len(under_way)):
            under_way.append(batch)
            parts.append(_Part(batch, 0, len(batch.items)))
        pool.take(parts)

    try:
        assign()
        while under_way:
            for part, answer in pool.answers():
                if isinstance(answer, list):
                    part.batch.results[part.start : part.stop] = answer
                elif part.stop - part.start == 1:
                    part.batch.results[part.start] = died(part.items[0], answer)
                else:  # one of them did it: each alone will tell which
                    parts.extendleft(part.split())
            while under_way and under_way[0].is_done:
                done = under_way.popleft()
                assign()  # the workers shall not wait while the caller uses what is done
                yield from done.in_order()
            pool.take(parts)
    finally:
        pool.stop()


class _Batch(Generic[T, R]):
    def __init__(self, items: list[T]) -> None:
        self.items = items
        self.results: list[R | None] = [None] * len(items)

    @property
    def is_done(self) -> bool:
        return None not in self.results

    def in_order(self) -> Iterator[R]:
        return (result for result in self.results if result is not None)


@dataclass(frozen=True)
class _Part(Generic[T, R]):
    """The items of `batch` from `start` to before `stop`."""

    batch: _Batch[T, R]
    start: int
    stop: int

    @property
    def items(self) -> list[T]:
        return self.batch.items[self.start : self.stop]

    def split(self) -> Iterator[_Part[T, R]]:
        return (_Part(self.batch, at, at + 1) for at in reversed(range(self.start, self.stop)))


def _batches(items: Iterable[T]) -> Iterator[_Batch[T, Any]]:
    remaining = iter(items)
    while batch := list(itertools.islice(remaining, BATCH_SIZE)):
        yield _Batch(batch)


class _Pool(Generic[T, R]):
    """Worker processes, started when there is something for them to do."""

    def __init__(self, work: Callable[[T], R], jobs: int) -> None:
        self._work = work
        self._jobs = jobs
        self._workers: dict[Connection, BaseProcess] = {}
        self._busy: dict[Connection, _Part[T, R]] = {}

    def take(self, parts: deque[_Part[T, R]]) -> None:
        """Send *parts* to workers, as long as any is idle."""
        while parts and len(self._busy) < self._jobs:
            worker = next((worker for worker in self._workers if worker not in self._busy), None)
            if worker is None:
                try:
                    worker = self._start()
                except OSError:  # no more processes, or files: those that are there will do
                    if not self._workers:
                        raise
                    self._jobs = len(self._workers)
                    return
            part = parts.popleft()
            self._busy[worker] = part
            try:
                worker.send(part.items)
            except OSError:
                continue  # it has died meanwhile, as its end of the pipe will tell

    def answers(self) -> Iterator[tuple[_Part[T, R], list[R] | str]]:
        """Wait until a worker is done, and yield each part that is, with its results or how its worker died."""
        from multiprocessing.connection import wait

        for ready in wait(list(self._busy)):
            worker: Connection = ready  # type: ignore[assignment]
            part = self._busy.pop(worker)
            try:
                yield part, worker.recv()
            except (EOFError, OSError):
                yield part, self._buried(worker)

    def stop(self) -> None:
        """End all workers, whatever they are doing: they only read."""
        for worker, process in self._workers.items():
            worker.close()
            process.kill()
        for process in self._workers.values():
            process.join()

    def _start(self) -> Connection:
        # Not at the top: few files are looked at without it.
        import multiprocessing

        # Forking takes 5 ms, and there is one thread here; on macOS it is not safe even so.
        context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        ours, theirs = context.Pipe()
        others = [*self._workers, ours] if sys.platform == "linux" else []
        process = context.Process(target=_serve, args=(theirs, others, self._work), daemon=True)
        # A new process that does not know yet what to make of Ctrl-C would die of it with a traceback.
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            process.start()
        finally:
            signal.signal(signal.SIGINT, handler)
            theirs.close()
        self._workers[ours] = process
        return ours  # type: ignore[no-any-return]

    def _buried(self, worker: Connection) -> str:
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


def _serve(connection: Connection, others: list[Connection], work: Callable[[T], R]) -> None:
    """Answer lists of items with lists of results until the other end is closed."""
    # Interruptions are for the parent to deal with: it ends its workers, and they end if it is gone,
    # which they could not see while another of them held the same end of the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    for other in others:
        other.close()
    while True:
        try:
            items = connection.recv()
            connection.send([work(item) for item in items])
        except (EOFError, OSError):
            return
