"""Measure when a Dask cluster pays: generated files, examined by two workers on this machine and by ``-j 2``.

    python benchmarks/cluster.py [--files 100000]

prints a row for each kind of file: how many files a second ``-j 1``, ``-j 2`` and two workers examine, how many bytes travel
there and back for each, and the crossing point: how many workers, each with a core of its own, are as fast as ``-j 2``.
The client, which reads and packs the files, is the bound for any number of workers, so the time that it takes alone is
measured too.
"""

from __future__ import annotations

import argparse
import itertools
import math
import pickle
import signal
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

from guard_codemod.config.resolver import Resolver
from guard_codemod.engine import engine, runner
from guard_codemod.engine.process_pool import ProcessPool
from guard_codemod.files import discover
from guard_codemod.model import Diagnosis, FileReport, Outcome

IMPORTS = "import signal\nimport sys\nimport requests\nfrom shared import rates\n\n"
FUNCTIONS = "".join(
    f"def step{number}(rows):\n    for row in rows:\n        yield row.get('k{number}', {number})\n\n"
    for number in range(20)
)
JOB = f"{IMPORTS}{FUNCTIONS}if __name__ == '__main__':\n    requests.get(sys.argv[1])\n"
GUARDED = JOB.replace(
    "    requests",
    """\
    def timeout_handler(_signum, _frame):
        raise TimeoutError("too late")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(3600)
    requests""",
)
KINDS = {
    "check, library modules": (FUNCTIONS, engine.check),
    "check, jobs without a guard": (JOB, engine.check),
    "check, jobs with a guard": (GUARDED, engine.check),
    "apply, jobs without a guard": (JOB, engine.guard),
}
SETTINGS = Resolver({"timeout": 3600}, isolated=True)
HEADER = ("", "-j 1", "-j 2", "2 workers", "client alone", "bytes there", "bytes back", "crossing")


class Counting(Executor):
    """Counts the bytes that it hands on to *inner*, or nowhere if there is none."""

    def __init__(self, inner: Executor | None = None) -> None:
        self._inner = inner
        self.sent = 0

    def submit(self, fn: Any, /, *args: Any, **_: Any) -> Any:
        self.sent += len(args[-1])
        if self._inner:
            return self._inner.submit(fn, *args)
        future = Future[Any]()
        future.set_result(itertools.repeat(FileReport(Diagnosis("", Outcome.SKIPPED))))
        return future


def generate(folder: Path, text: str, count: int) -> None:
    """Write *count* files, 100 in a folder, each with a module beside it that they may import."""
    for number in range(count):
        place = folder / f"team{number // 100}"
        if number % 100 == 0:
            (place / "shared").mkdir(parents=True)
            (place / "shared" / "rates.py").write_text("RATES = {}\n")
        (place / f"job{number}.py").write_text(f"{text}\n# {number}\n")


def examined(folder: Path, examine: Callable[..., Any], executor: Any) -> tuple[float, int]:
    """Return how long it takes to examine *folder*, and the bytes of all reports."""
    start, size = time.perf_counter(), 0
    reports = runner.run(discover([str(folder)]), SETTINGS, executor, examine=examine)
    while batch := list(itertools.islice(reports, 64)):
        size += len(pickle.dumps(batch))
    return time.perf_counter() - start, size


def row(kind: str, count: int, cluster: Executor) -> list[str]:
    """Return the row for *count* files of *kind*."""
    text, examine = KINDS[kind]
    counting = Counting(cluster)
    with tempfile.TemporaryDirectory() as name, ProcessPool(2) as pool:
        folder = Path(name)
        generate(folder, text, count)
        alone, _ = examined(folder, examine, None)
        two, _ = examined(folder, examine, pool)
        workers, back = examined(folder, examine, counting)
        client, _ = examined(folder, examine, Counting())
    # No number of workers is faster than the client, which shares this machine with them here.
    needed = str(math.ceil(2 * workers / two)) if client < two else "never"
    rates = [f"{count / one:,.0f}" for one in (alone, two, workers, client)]
    return [kind, *rates, f"{counting.sent / count:,.0f}", f"{back / count:,.0f}", needed]


def wanted_files() -> int:
    """Return how many files the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure when a cluster pays.")
    parser.add_argument("--files", type=int, default=100_000, help="in all rows together")
    return int(parser.parse_args().files)


def main(count: int) -> None:
    """Print the table, with *count* files in all its rows."""
    from distributed import Client, LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as local,
        Client(local) as client,
    ):
        executor = client.get_executor(pure=False)
        each = count // len(KINDS)
        print(f"files a second, of {each:,} files\n")
        print("|", " | ".join(HEADER), "|")
        print("|---|", "---:|" * (len(HEADER) - 1), sep="")
        for kind in KINDS:
            print("|", " | ".join(row(kind, each, executor)), "|", flush=True)


if __name__ == "__main__":
    files = wanted_files()
    limit = 600 + files // 8  # seconds; on two busy cores, all rows took 0.02 a file

    def timeout_handler(_signum: int, _frame: object) -> None:
        raise TimeoutError(f"cluster.py timed out after {limit} seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(limit)

    main(files)
