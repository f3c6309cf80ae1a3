"""Time ``guard-codemod`` against its peers, and its commands against each other, in one run, as one table.

    python benchmarks/run.py --quick       less than a minute, on small trees, to see that it works
    python benchmarks/run.py               some minutes, on an idle machine; writes README.md and ../README.md
    python benchmarks/run.py --all-peers   the slow peers on all trees, too: takes hours

Needs the extra ``bench``. README.md beside this file says what is measured.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import linear_regression, median

import trees
from job_start import job_starts
from measure import Cost, count, last_lines, run
from monorepo import SOURCES, all_files, copy_files, make_monorepo, standard_library
from tools import (
    ALL_RULES,
    APPLY,
    CHECK,
    CHECK_IN_ONE_PROCESS,
    IMPORT_CLICK,
    PARSE,
    PARSE_AS_WE_DO,
    REMOVE,
    SCHEDULE,
    TOOLS,
    Tool,
)
from trees import same

AIMS = {
    ("one small file", CHECK.name): ("≤", 2),
    ("1 MB", APPLY.name): ("≤", 3),
    ("standard library", APPLY.name): ("≤", 1.3),
    ("a third changes", APPLY.name): ("≤", 1.8),
    ("monorepo", APPLY.name): ("≤", 1.3),
    ("guarded", ALL_RULES.name): ("≤", 1.5),
    ("scheduled", SCHEDULE.name): ("≤", 2),
    ("", "ruff check --select F401 --no-cache"): ("≥", 1 / 3),
    ("", "ast-grep scan"): ("≥", 1 / 0.6),
    ("", "pyupgrade --py310-plus (one process)"): ("≥", 10),
    ("", "fixit lint"): ("≥", 20),
    ("", "libcst.tool codemod (the same insertion)"): ("≥", 20),
}
"""How long a tool may take, or takes at least, on trees whose names begin so, in units of the first tool."""

HERE = Path(__file__).resolve().parent
COLUMNS = "| {:38} | {:40} | {:>6} | {:>6} | {:>8} | {:>8} | {:>7} | {:>7} | {:14} | {:>6} | {:>6} | {:>6} |"
RULE = "| --- | --- |" + " ---: |" * 6 + " --- |" + " ---: |" * 3
HEADINGS = (
    *("tree: files", "tool", "files", "found", "wall s", "CPU s", "peak MB", "÷ first", "aim"),
    *("x wall", "x CPU", "x peak"),
)


@dataclass(frozen=True)
class Scale:
    """How large the trees are, and how often each tool runs."""

    rounds: int
    start_ups: int
    every: int  # Nth file of the standard library
    sizes: tuple[int, ...]  # of the monorepos, with all tools
    scheduled: int  # files in the monorepo with schedules
    entries: int  # in its schedules
    guarded: int  # files in the trees in which each has a guard
    large: int  # bytes in a file


FULL = Scale(3, 20, 1, (200, 1_000, 5_000), 20_000, 500, 600, 1_000_000)
QUICK = Scale(1, 2, 40, (60,), 600, 10, 20, 100_000)


@dataclass(frozen=True)
class Comparison:
    """A tree, and the tools that are timed on it, the first of which is the unit."""

    tree: str
    make: Callable[[Path], object]
    tools: Sequence[Tool]
    rounds: int
    size: int = 0  # of a monorepo


@dataclass(frozen=True)
class Result:
    """What a tool did once."""

    cost: Cost
    found: int
    looked: str


@dataclass(frozen=True)
class Row:
    """What a tool did: medians, of the ratio too."""

    comparison: Comparison
    tool: Tool
    files: int
    result: Result
    ratio: float

    @property
    def name(self) -> str:
        """The tree, and how many files it has."""
        return f"{self.comparison.tree}: {self.files:,}"

    @property
    def aim(self) -> tuple[str, float] | None:
        """Which ratio is aimed at."""
        return next((aim for key, aim in AIMS.items() if self.is_of(*key)), None)

    @property
    def verdict(self) -> str:
        """Whether it is as aimed at."""
        if self.aim is None:
            return ""
        sign, value = self.aim
        met = self.ratio <= value if sign == "≤" else self.ratio >= value
        return f"{sign} {value:.2f} {'met' if met else 'missed'}"

    def is_of(self, tree: str, tool: str) -> bool:
        """Whether it is that of *tool*, on a tree whose name begins with *tree*."""
        return self.comparison.tree.startswith(tree) and self.tool.name == tool


def main() -> None:
    """Print the table, and write it where it is to be read unless it is a quick look."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="small trees, each tool once")
    parser.add_argument("--all-peers", action="store_true", help="the slow peers on every tree")
    parser.add_argument(
        "--sources", type=Path, default=SOURCES, help="where downloads are kept [%(default)s]"
    )
    options = parser.parse_args()
    scale = QUICK if options.quick else FULL
    head = conditions(scale)
    print(f"{head}\n\n{line(HEADINGS)}\n{RULE}")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        bench.require_findings()
        for comparison in comparisons(scale, options.sources, options.all_peers):
            bench.compare(comparison)
        starts = job_starts(bench.folder, scale.start_ups)
    notes = "\n\n".join([projection(bench.rows), starts, missed(bench.rows)])
    print(f"\n{notes}")
    if not options.quick:
        table = "\n".join([line(HEADINGS), RULE, *map(line, bench.lines)])
        page = re.sub(" +", " ", f"\n{head}\n\n{table}\n\n{notes}\n\n")
        write(HERE / "README.md", "## Figures\n", "## All rules\n", page)
        write(HERE.parent / "README.md", "- **Fast.**", "\n## Install\n", in_words(bench.rows))


def conditions(scale: Scale) -> str:
    """Return in what circumstances the figures are taken."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    text = f"Python {sys.version.split()[0]}, {cores} cores, load {load:.1f} at the start; "
    text += f"medians of {scale.rounds} interleaved runs ({scale.start_ups} for start-up)."
    if scale is QUICK:
        text += " A quick look at small trees: the figures mean little."
    return text + (" The machine was busy: the figures are rough." if load > cores / 4 else "")


def comparisons(scale: Scale, sources: Path, all_peers: bool) -> Iterator[Comparison]:
    """Yield what is compared."""
    library, rounds = list(standard_library())[:: scale.every], scale.rounds
    fast = [tool for tool in TOOLS if all_peers or not tool.slow]
    yield Comparison("one small file", trees.one_file, [IMPORT_CLICK, CHECK], scale.start_ups)
    make: Callable[[Path], object]
    for name, (above, within) in trees.large(scale.large).items():
        make = partial(trees.one_file, above=above, within=within)
        yield Comparison(f"{scale.large / 1e6:g} MB: {name}", make, [CHECK, APPLY], rounds)
    yield Comparison("standard library", partial(copy_files, library), fast, rounds)
    make = partial(trees.a_third_changes, files=library)
    yield Comparison("a third changes", make, [CHECK, APPLY], rounds)
    make = partial(trees.applied, files=library)
    yield Comparison("after apply: standard library", make, [CHECK, REMOVE], rounds)
    scripts = trees.small_scripts(all_files(sources)[:: scale.every])
    modules = [one for one in library if "test" not in one[0]]
    for name, files in (("standard library", modules), ("small scripts", scripts)):
        make = partial(trees.guarded, files=files, most=scale.guarded)
        yield Comparison(f"guarded: {name}", make, [PARSE_AS_WE_DO, ALL_RULES], rounds)
    for size in scale.sizes:
        make = partial(make_monorepo, count=size, sources=sources)
        slow_too = size == min(scale.sizes) and scale is not QUICK
        yield Comparison("monorepo", make, TOOLS if slow_too else fast, rounds, size)
    make = partial(trees.scheduled, count=scale.scheduled, entries=scale.entries, sources=sources)
    name = f"scheduled: {scale.entries} entries"
    yield Comparison(name, make, [CHECK, SCHEDULE], rounds, scale.scheduled)


class Bench:
    """Times tools, and prints the rows of the table."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"
        self.rows: list[Row] = []
        self.lines: list[Sequence[str]] = []
        self.smallest: dict[str, Cost] = {}  # monorepo: what each tool takes there

    def require_findings(self) -> None:
        """End the benchmark if a tool does not find what it is to look for."""
        tree = self.folder / "tree"
        trees.one_file(tree)
        for tool in TOOLS:
            if not self.once(tool, tree).found:
                what = f"{tool.name} does not find the job without a guard"
                raise SystemExit(f"{what}:\n{last_lines(self.log)}")
        shutil.rmtree(tree)

    def compare(self, comparison: Comparison) -> None:
        """Time the tools, in turns, and print a row for each."""
        tree = self.folder / "tree"
        comparison.make(tree)
        os.sync()
        for file in files_in(tree):
            file.read_bytes()  # so that none has to wait for the disk
        results = [
            {tool: self.once(tool, tree) for tool in comparison.tools if not (tool.slow and again)}
            for again in range(comparison.rounds)
        ]
        for tool in comparison.tools:
            self.add(self.row(comparison, tool, tree, [one for one in results if tool in one]))
        shutil.rmtree(tree)

    def row(
        self,
        comparison: Comparison,
        tool: Tool,
        tree: Path,
        results: Sequence[Mapping[Tool, Result]],
    ) -> Row:
        """Return the medians of what *tool* took."""
        unit, last = comparison.tools[0], results[-1][tool]
        ratio = median(one[tool].cost.wall / one[unit].cost.wall for one in results)
        cost = median_cost([one[tool].cost for one in results])
        files = sum(1 for _ in files_in(tree))
        if tool.census is not None:
            run(tool.census(str(tree)), self.log)
            last = replace(last, looked=self.looked(tool))
        return Row(comparison, tool, files, replace(last, cost=cost), ratio)

    def add(self, row: Row) -> None:
        """Print *row*, and keep it."""
        self.rows.append(row)
        ratios = [f"{row.ratio:.2f}", row.verdict]
        cost, name = row.result.cost, row.tool.name
        first = self.smallest.setdefault(name, cost) if row.comparison.size else None
        told = [row.name, name, row.result.looked, f"{row.result.found:,}"]
        self.lines.append([*told, *figures(cost), *ratios, *grown(cost, first)])
        print(line(self.lines[-1]), flush=True)

    def once(self, tool: Tool, tree: Path) -> Result:
        """Return what *tool* did to *tree*, or to a copy if it writes."""
        copy = self.folder / "copy" if tool.found is None else tree
        if tool.found is None:
            shutil.copytree(tree, copy)
            os.sync()
        cost = run(tool.command(str(copy)), self.log)
        if cost.status not in tool.statuses:
            raise SystemExit(f"{tool.name} exited with {cost.status}:\n{last_lines(self.log)}")
        if tool.found is not None:
            return Result(cost, count(self.log, tool.found), self.looked(tool))
        found = sum(not same(file, copy / file.relative_to(tree)) for file in files_in(tree))
        shutil.rmtree(copy)
        return Result(cost, found, self.looked(tool))

    def looked(self, tool: Tool) -> str:
        """Return how many files *tool* opened, going by what was printed last."""
        if tool.looked is None:
            return "?"
        unread = 0 if tool.unread is None else count(self.log, tool.unread)
        return f"{count(self.log, tool.looked) - unread:,}"


def median_cost(costs: Sequence[Cost]) -> Cost:
    """Return the median of each figure."""
    wall, cpu, peak = (
        median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "peak")
    )
    return Cost(wall, cpu, peak, costs[-1].status)


def line(cells: Sequence[str]) -> str:
    """Return a row of the table."""
    return COLUMNS.format(*cells)


def figures(cost: Cost) -> list[str]:
    """Return the columns with what a run took."""
    return [f"{cost.wall:.2f}", f"{cost.cpu:.2f}", f"{cost.peak:.0f}"]


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


def projection(rows: Sequence[Row]) -> str:
    """Return what a million files would take `check`, if what was measured goes on as a straight line."""
    measured = [row for row in rows if row.comparison.size and row.tool == CHECK][-3:]
    sizes = [row.files for row in measured]
    wall, cpu = (
        linear_regression(sizes, [getattr(row.result.cost, name) for row in measured])
        for name in ("wall", "cpu")
    )
    off = max(
        abs(wall.slope * row.files + wall.intercept - row.result.cost.wall) / row.result.cost.wall
        for row in measured
    )
    return (
        f"A projection, which was not measured: `check` would take {wall.slope * 1e6 / 60:.0f} minutes "
        f"for a million files ({cpu.slope * 1e6 / 60:.0f} minutes of CPU time). The straight line through "
        f"its times for {', '.join(f'{size:,}' for size in sizes)} files rises by "
        f"{wall.slope * 1000:.2f} ms a file, and is off by up to {100 * off:.0f} %."
    )


def missed(rows: Sequence[Row]) -> str:
    """Return a list of the aims that are missed."""
    found = [
        f"- {row.name}: `{row.tool.name}` takes {row.ratio:.2f} times as long as "
        f"`{row.comparison.tools[0].name}` (aim: {row.verdict.removesuffix(' missed')})"
        for row in rows
        if row.verdict.endswith("missed")
    ]
    return "\n".join(["Aims that are missed:\n", *found] if found else ["All aims are met."])


def in_words(rows: Sequence[Row]) -> str:
    """Return what the first page says."""

    def row(tree: str, tool: Tool) -> Row:
        return next(one for one in rows if one.is_of(tree, tool.name))

    library, parsed = row("standard library", CHECK), row("standard library", PARSE)
    alone = row("standard library", CHECK_IN_ONE_PROCESS)
    one, all_cores = (
        f"{100 * found.result.cost.wall / parsed.result.cost.wall:.0f} %"
        for found in (alone, library)
    )
    text = f"""
        `check` does not parse tests, migrations or vendored code. Of the {library.files:,} files of the
        standard library, it examines {library.result.looked}. One process takes {one} of the time in
        which a script parses all of them with `ast.parse`; on {os.cpu_count()} cores, which `check` uses
        by default, it takes {all_cores}. Jobs with a guard take longer, since all rules look at them
        ([benchmarks](https://github.com/guard-codemod/guard-codemod/blob/main/benchmarks/README.md)).
    """
    filled = textwrap.fill(
        " ".join(text.split()), 105, subsequent_indent="  ", break_on_hyphens=False
    )
    return f" {filled}\n"


def write(page: Path, start: str, end: str, text: str) -> None:
    """Put *text* between *start* and *end* of *page*."""
    before, begun, rest = page.read_text(encoding="utf-8").partition(start)
    _, ended, after = rest.partition(end)
    if not (begun and ended):
        raise ValueError(f"{page} has no {start!r} or {end!r}")
    page.write_text(before + begun + text + ended + after, encoding="utf-8")


if __name__ == "__main__":

    def timeout_handler(_signum: int, _frame: object) -> None:
        raise TimeoutError("run.py timed out after 172800 seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(172800)

    main()
