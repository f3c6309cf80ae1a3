"""Time all rules against merely parsing, on jobs that have a guard: there they all have something to look at.

    python benchmarks/rules.py [FOLDER]

guards the main blocks of the standard library, or of the jobs in FOLDER, in memory, and prints how long
``check`` takes for each set, in units of ``ast.parse`` of the same files, in the same process.
"""

from __future__ import annotations

import ast
import gc
import signal
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from monorepo import standard_library

from guard_codemod import core
from guard_codemod.model import Settings, Source
from guard_codemod.source import decode

T = TypeVar("T")
RUNS = 3
HOUR = Settings(timeout=3600, all_blocks=True)


def main(folder: str | None = None) -> None:
    """Print the ratios."""
    gc.disable()  # as the command does
    warnings.simplefilter("ignore")
    paths = [path for _, path in standard_library()] if folder is None else sorted(Path(folder).rglob("*.py"))
    jobs = [Source(str(path), path.read_bytes()) for path in paths if path.is_file()]
    results = [core.guard(job, HOUR) for job in jobs]
    guarded = [Source(result.path, result.after) for result in results if result.after is not None]
    before = [Source(result.path, result.before) for result in results if result.after is not None]
    for name, sources in (("without a guard", before), ("with a guard", guarded)):
        parsing = seconds(ast.parse, [decode(source.data).content for source in sources])
        checking = seconds(lambda source: core.check(source, HOUR), sources)
        print(f"{len(sources)} jobs {name}: check takes {checking / parsing:.2f} x ast.parse")


def seconds(work: Callable[[T], object], inputs: Sequence[T]) -> float:
    """Return the CPU seconds that *work* takes for all *inputs*, the best of some runs."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        for each in inputs:
            work(each)
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":

    def timeout_handler(_signum: int, _frame: object) -> None:
        raise TimeoutError("rules.py timed out after 3600 seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(3600)

    main(*sys.argv[1:])
