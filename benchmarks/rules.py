"""Time all rules against merely parsing, on jobs that have a guard: there they all have something to look at.

    python benchmarks/rules.py [FOLDER]

guards the main blocks of the standard library, or of the jobs in FOLDER, in memory, and prints how long
``check`` takes before and after that, in units of ``ast.parse`` of the same files: first in one process, where each
file is parsed and checked in turns, and then as the commands that anybody runs. The best of some runs counts, so that
what else the machine does counts little.
"""

from __future__ import annotations

import ast
import gc
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from measure import Cost, run
from monorepo import standard_library
from tools import GUARD_CODEMOD

from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.files.source_file import SourceFile, decode

RUNS = 5
HOUR = Settings(timeout=3600, include_non_jobs=True)


def main(folder: str | None = None) -> None:
    """Print the ratios."""
    gc.disable()  # as the command does
    warnings.simplefilter("ignore")
    paths = (
        [path for _, path in standard_library()]
        if folder is None
        else sorted(Path(folder).rglob("*.py"))
    )
    jobs = [SourceFile(str(path), path.read_bytes()) for path in paths if path.is_file()]
    reports = [engine.guard(job, HOUR) for job in jobs]
    edits = [(report.path, report.edit) for report in reports if report.edit is not None]
    guarded = [SourceFile(path, edit.new) for path, edit in edits]
    before = [SourceFile(path, edit.old) for path, edit in edits]
    for name, sources in (("without a guard", before), ("with a guard", guarded)):
        parsing, checking = zip(*map(seconds, sources), strict=True)
        print(
            f"{len(sources)} jobs {name}: check takes {sum(checking) / sum(parsing):.2f} x ast.parse"
        )
    with tempfile.TemporaryDirectory() as tree:
        for number, source in enumerate(guarded):
            Path(tree, f"{number}.py").write_bytes(source.data)
        parse = best([sys.executable, "-c", f"import bare_parse; bare_parse.parse_all({tree!r})"])
        for options in ([], ["-j", "1"]):
            command = ["check", "--include-non-jobs", *options]
            check = best([*GUARD_CODEMOD, *command, tree])
            wall, cpu = check.wall / parse.wall, check.cpu / parse.cpu
            print(
                f"guard-codemod {' '.join(command)}: {wall:.2f} x a script that parses, by CPU time {cpu:.2f} x"
            )


def best(command: Sequence[str]) -> Cost:
    """Return what *command* costs in the fastest of some runs."""
    with tempfile.TemporaryDirectory() as folder:
        costs = [run(command, Path(folder, "log")) for _ in range(RUNS)]
    return min(costs, key=lambda cost: cost.wall)


def seconds(source: SourceFile) -> tuple[float, float]:
    """Return the seconds that it takes to parse *source*, and to check it: the best of some runs, in turns."""
    content = decode(source.data).content
    runs = [
        (timed(lambda: ast.parse(content)), timed(lambda: engine.check(source, HOUR)))
        for _ in range(RUNS)
    ]
    return min(parsing for parsing, _ in runs), min(checking for _, checking in runs)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that *work* takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":

    def timeout_handler(_signum: int, _frame: object) -> None:
        raise TimeoutError("rules.py timed out after 3600 seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(3600)

    main(*sys.argv[1:])
