"""Time ``guard-codemod`` against its peers on the standard library and on monorepos, in one run, as one table.

    python benchmarks/run.py                              the slow peers on the smallest monorepo only
    python benchmarks/run.py --full                       all peers on all trees: takes hours
    python benchmarks/run.py --every 20 --sizes 100 200   for a quick look

Needs the extra ``bench``. README.md beside this file says what is measured.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from measure import Cost, count, last_lines, run
from monorepo import SOURCES, copy_files, make_monorepo, standard_library
from tools import START_UP, Tool, tools

START_UP_RUNS = 20
JOB = 'import os\nclass Job(object):\n  pass\nif __name__ == "__main__":\n    print("done")\n'
"""A job in which every tool finds something."""

COLUMNS = "| {:26} | {:40} | {:>6} | {:>6} | {:>8} | {:>8} | {:>7} | {:>7} | {:14} | {:>6} | {:>6} | {:>6} |"
HEADINGS = (
    "tree",
    "tool",
    "files",
    "found",
    "wall s",
    "CPU s",
    "peak MB",
    "÷ check",
    "aim",
    "x wall",
    "x CPU",
    "x peak",
)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="every Nth file of the standard library"
    )
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[1000, 5000, 20000], help="files in the monorepos"
    )
    parser.add_argument("--full", action="store_true", help="run the slow peers on every tree")
    parser.add_argument(
        "--runs", type=int, default=3, help="the best of how many, for the fast tools [%(default)s]"
    )
    parser.add_argument(
        "--sources", type=Path, default=SOURCES, help="where downloads are kept [%(default)s]"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        one_file = Path(folder, "one small file")
        one_file.mkdir()
        Path(one_file, "small.py").write_text(JOB)
        print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores\n")
        print(COLUMNS.format(*HEADINGS))
        print(
            "|"
            + "|".join(
                "---" if heading in ("tree", "tool", "aim") else "---:" for heading in HEADINGS
            )
            + "|"
        )
        for tool in tools():
            if not bench.once(tool, one_file)[1]:
                raise SystemExit(
                    f"{tool.name} does not find the job without a guard:\n{last_lines(bench.log)}"
                )
        bench.rows(START_UP, one_file, START_UP_RUNS)
        library = Path(folder, "standard library")
        copy_files(list(standard_library())[:: options.every], library)
        bench.rows(
            [tool for tool in tools() if options.full or not tool.slow], library, options.runs
        )
        for size in sorted(options.sizes):
            monorepo = Path(folder, f"monorepo of {size}")
            make_monorepo(monorepo, size, options.sources)
            slow_too = options.full or size == min(options.sizes)
            bench.rows(
                [tool for tool in tools() if slow_too or not tool.slow],
                monorepo,
                options.runs,
                growth=True,
            )


class Bench:
    """Times tools and prints the rows of the table."""

    def __init__(self, folder: Path) -> None:
        self.copy = folder / "copy"
        self.log = folder / "log"
        self.first: dict[str, Cost] = {}  # of each tool on the smallest monorepo

    def rows(self, compared: Sequence[Tool], tree: Path, runs: int, growth: bool = False) -> None:
        """Time the tools on *tree* and print a row for each. The first one's wall time is the unit."""
        files = sum(1 for _ in files_in(tree))
        unit = 0.0
        for tool in compared:
            results = [self.once(tool, tree) for _ in range(1 if tool.slow else runs)]
            cost, found = min(results, key=lambda result: result[0].wall)
            unit = unit or cost.wall
            first = self.first.setdefault(tool.name, cost) if growth else None
            told = [f"{tree.name}: {files:,}", tool.name, self.looked_at(tool, tree), f"{found:,}"]
            print(
                COLUMNS.format(
                    *told, *figures(cost), *ratio(tool, cost.wall / unit), *grown(cost, first)
                ),
                flush=True,
            )

    def once(self, tool: Tool, tree: Path) -> tuple[Cost, int]:
        """Return what *tool* took for a fresh copy of *tree*, in the page cache, and how much it found."""
        shutil.copytree(tree, self.copy)
        try:
            os.sync()
            for file in files_in(self.copy):
                file.read_bytes()
            cost = run(tool.command(str(self.copy)), self.log)
            found = changed(tree, self.copy) if tool.found is None else count(self.log, tool.found)
        finally:
            shutil.rmtree(self.copy)
        if cost.status not in tool.statuses:
            raise SystemExit(
                f"{tool.name} exited with {cost.status} on {tree.name}:\n{last_lines(self.log)}"
            )
        return cost, found

    def looked_at(self, tool: Tool, tree: Path) -> str:
        """Return how many files *tool* opened, going by what it printed last or by its census."""
        if tool.looked is None:
            return "?"
        if tool.census is not None:
            run(tool.census(str(tree)), self.log)
        unread = 0 if tool.unread is None else count(self.log, tool.unread)
        return f"{count(self.log, tool.looked) - unread:,}"


def figures(cost: Cost) -> list[str]:
    """Return the columns with what a run took."""
    return [f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}"]


def ratio(tool: Tool, value: float) -> list[str]:
    """Return the columns with the time in units of the check's, and whether that is what we aim at."""
    aim = ""
    if tool.at_least:
        aim = f"≥ {tool.at_least:.2f} {'met' if value >= tool.at_least else 'missed'}"
    if tool.at_most:
        aim = f"≤ {tool.at_most:.2f} {'met' if value <= tool.at_most else 'missed'}"
    return [f"{value:.2f}", aim]


def grown(cost: Cost, first: Cost | None) -> list[str]:
    """Return the columns with how much more this is than on the smallest monorepo."""
    if first is None or cost is first:
        return ["", "", ""]
    return [
        f"{cost.wall / first.wall:.1f}",
        f"{cost.cpu / first.cpu:.1f}",
        f"{cost.peak / first.peak:.1f}",
    ]


def files_in(tree: Path) -> Iterator[Path]:
    """Yield the Python files below *tree*."""
    return tree.rglob("*.py")


def changed(tree: Path, copy: Path) -> int:
    """Return how many files of *copy* are no longer as they are in *tree*."""
    return sum(
        file.read_bytes() != (copy / file.relative_to(tree)).read_bytes() for file in files_in(tree)
    )


if __name__ == "__main__":

    def timeout_handler(_signum: int, _frame: object) -> None:
        raise TimeoutError("run.py timed out after 172800 seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(172800)

    main()
