"""What the harness has found, as the tables of RESULTS.md, which the documentation shows."""

from __future__ import annotations

import platform
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harness import Comparison, Job, Matrix

INTRODUCTION = """\
# What a guard leaves as it was: results

Made on {system}, with CPython {pythons}, by

```sh
pip install -e '.[hangs]' && python tests/differential/harness.py --venvs build/venvs --write
```

(`--python 3.7 3.13` tries these only.) A cell says how many runs differ, of how many. A job's row
says it for each Python; `-`: the job needs a newer one, or a library that is not there.
"""


@dataclass(frozen=True)
class Run:
    """One guarded run, and the aspects in which it differs."""

    job: Job
    version: str
    setting: str
    variant: str
    aspects: frozenset[str]


def page(matrix: Matrix, comparisons: Sequence[Comparison], aspects: Iterable[str]) -> str:
    """Return RESULTS.md."""
    runs = list(_runs(comparisons))
    healthy = [run for run in runs if not run.job.late]
    late = [run for run in runs if run.job.late]
    sections = {
        "Totals": _totals(comparisons),
        "Variants": _cross(healthy, "variant", _variant, _setting, matrix),
        "Aspects": _aspects(healthy, aspects, matrix),
        "Jobs": _cross(healthy, "job", _job, _version, matrix),
        "When the time is up": _cross(late, "job", _job, _version, matrix),
        "Differences": _differences(comparisons),
    }
    versions = ", ".join(python.version for python in matrix.pythons)
    introduction = INTRODUCTION.format(system=platform.system(), pythons=versions)
    return introduction + "".join(f"\n## {title}\n\n{text}\n" for title, text in sections.items())


def summary(comparisons: Sequence[Comparison]) -> str:
    """Return one line of the totals."""
    return _totals(comparisons).replace("\n", " ")


def section(text: str, title: str) -> str:
    """Return what stands below the heading *title* of RESULTS.md."""
    found = re.search(
        rf"^## {re.escape(title)}\n\n(.*?)\n*(?=^## |\Z)", text, re.DOTALL | re.MULTILINE
    )
    if found is None:
        raise KeyError(title)
    return found[1]


def _runs(comparisons: Iterable[Comparison]) -> Iterator[Run]:
    for comparison in comparisons:
        cell = comparison.cell
        for variant, found in comparison.differences.items():
            aspects = frozenset(found)
            yield Run(cell.job, cell.python.version, cell.setting.name, variant, aspects)


# Keys, by which runs are counted


def _variant(run: Run) -> str:
    return run.variant


def _setting(run: Run) -> str:
    return run.setting


def _version(run: Run) -> str:
    return run.version


def _job(run: Run) -> str:
    return f"{run.job.group}/{run.job.name}"


# Tables


def _totals(comparisons: Sequence[Comparison]) -> str:
    runs = list(_runs(comparisons))
    jobs = {run.job for run in runs}
    late = sum(job.late for job in jobs)
    differ = sum(bool(run.aspects) for run in runs)
    twice = [c for c in comparisons if c.cell.setting.name == "normal"]
    unsteady = sum(bool(comparison.unsteady) for comparison in twice)
    return (
        f"{len(jobs) - late} healthy jobs, {late} that reach their limit, {len(runs)} runs with a\n"
        f"guard: {differ} differ. Run twice without one, {unsteady} of {len(twice)} differ."
    )


Key = Callable[[Run], str]


def _cross(runs: Sequence[Run], title: str, row: Key, column: Key, matrix: Matrix) -> str:
    """Return how many of *runs* differ, by *row* and *column*."""
    columns = _ordered(column, runs, matrix)
    cells: dict[tuple[str, str], list[Run]] = {}
    for run in runs:
        cells.setdefault((row(run), column(run)), []).append(run)
    rows = (
        [name, *(_count(cells.get((name, other), [])) for other in columns)]
        for name in _ordered(row, runs, matrix)
    )
    return _table([title, *columns], rows)


def _aspects(runs: Sequence[Run], aspects: Iterable[str], matrix: Matrix) -> str:
    settings = _ordered(_setting, runs, matrix)
    by_setting = {name: [run for run in runs if run.setting == name] for name in settings}
    rows = (
        [aspect, *(_count(by_setting[name], {aspect}) for name in settings)] for aspect in aspects
    )
    return _table(["aspect", *settings], rows)


def _count(runs: Sequence[Run], aspects: set[str] | None = None) -> str:
    if not runs:
        return "-"
    differ = sum(bool(run.aspects if aspects is None else run.aspects & aspects) for run in runs)
    return f"{differ} of {len(runs)}"


def _ordered(key: Key, runs: Iterable[Run], matrix: Matrix) -> list[str]:
    """Return the values of *key* in the order of the *matrix*."""
    order = [variant.name for variant in matrix.variants]
    order += [setting.name for setting in matrix.settings]
    order += [python.version for python in matrix.pythons]
    order += [f"{job.group}/{job.name}" for job in matrix.jobs]
    return sorted({key(run) for run in runs}, key=order.index)


def _differences(comparisons: Sequence[Comparison]) -> str:
    known = Counter(c.cell.job for c in comparisons if c.known)
    lines = [line for c in comparisons if not c.known for line in c.lines(60)]
    lines += [
        f"{job.group}/{job.name}, {count} times: {job.known[1]}" for job, count in known.items()
    ]
    return "\n".join(f"- {line}" for line in sorted(lines)) or "None."


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
