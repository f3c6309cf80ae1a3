"""What the suite has found, as the tables of RESULTS.md, which the documentation shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "RESULTS.md"

COLUMNS = (
    "none",
    "plain",
    "auto",
    "module",
    "--kill-after",
    "timeout -k",
    "timeout -s INT -k",
    "timeout -s ABRT -k",
    "timeout-decorator",
    "stopit",
    "func-timeout",
)
GUARDS = ("plain", "auto", "module", "--kill-after")
UNGUARDED = "unguarded"
NO_GUARD = "left without a guard"
NOT_RUN = "\N{EN DASH}"

TRAITS = {
    "TG101": "a swallowed exception",
    "TG102": "threads, pools, processes that outlive the main thread",
    "TG103": "uses SIGALRM itself",
    "TG104": "C code that does not come back",
    "TG105": "asyncio",
    "TG106": "blocks while unwinding: finally, `__exit__`, atexit, `__del__`",
    "TG107": "exec, or stopped",
    "TG108": "a retry library",
    "TG109": "work above the main block",
    "TG110": "ends with status 0",
    "TG112": "makes itself a daemon",
}
NO_TRAIT = "none"

INTRODUCTION = """\
# How hangs end

Each row is a script of `jobs/`, run as a real process: {python}, {system}, a timeout of one second and one
second of grace. Made by

```sh
pip install -e '.[hangs]' && python tests/hangs/suite.py --write
```

(with `--treatment NAME`, which may be repeated, for these columns alone). A cell says the exit status (negative: the
signal; `runs`: it had to be killed from outside), `line` if standard error named a line that hung, `+1` for a process
left behind, and `unguarded` if `apply` gave it no guard and said why; a dash: it was not run. In the columns, `none`
is the job as it is, `plain` the guard of `--kill-after none`, `auto` what `apply` chooses, `module` that of
`--guard-module` (with `--include-non-jobs`, and `--cover-imports` where TG109 advises it), `--kill-after` a backstop
in every guard. `timeout -s ABRT -k` runs the job with `PYTHONFAULTHANDLER=1`.

A trait, `# trait:` in the job, is what can keep a guard from working and can be seen in the source:
"""


def ended(cell: str) -> bool:
    """Whether the job of *cell* ended with a failing status."""
    return cell.split()[0] not in ("runs", "0", NOT_RUN)


TOTALS: dict[str, Callable[[str], bool]] = {
    "ended, failing status": ended,
    "ended with status 0": lambda cell: cell.split()[0] == "0" and UNGUARDED not in cell,
    "hung line shown": lambda cell: ended(cell) and "line" in cell,
    "children left behind": lambda cell: "+" in cell,
    NO_GUARD: lambda cell: UNGUARDED in cell,
}


@dataclass
class HangTable:
    """The `cells` of each job by column, its `traits`, and which healthy jobs were `disturbed`."""

    traits: dict[str, str] = field(default_factory=dict)
    cells: dict[str, dict[str, str]] = field(default_factory=dict)
    healthy: int = 0
    disturbed: dict[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        """The columns of which anything is known."""
        known = {column for cells in self.cells.values() for column in cells}
        return [column for column in COLUMNS if column in known]

    def column(self, name: str) -> list[str]:
        """Return the cells of the column *name*."""
        return [cells.get(name, NOT_RUN) for cells in self.cells.values()]

    def total(self, title: str, column: str) -> str:
        """Return how many jobs of *column* the total *title* counts."""
        if title == NO_GUARD and column not in GUARDS:
            return NOT_RUN
        run = [cell for cell in self.column(column) if cell != NOT_RUN]
        found = str(sum(map(TOTALS[title], run)))
        return found if len(run) == len(self.cells) else f"{found} of {len(run)}"

    def rows(self) -> Iterator[list[str]]:
        """Yield the rows of the table of all jobs, with its head and its totals."""
        columns = self.columns
        yield ["job", "traits", *columns]
        for job, cells in sorted(self.cells.items()):
            yield [job, self.traits[job], *(cells.get(column, NOT_RUN) for column in columns)]
        for title in TOTALS:
            totals = (self.total(title, column) for column in columns)
            yield [f"**{title}**", f"of {len(self.cells)}", *totals]

    def trait_rows(self) -> Iterator[list[str]]:
        """Yield the rows of the table of traits: how many jobs each guard ends."""
        guards = [column for column in self.columns if column in GUARDS]
        yield ["trait", "", "jobs", *guards]
        for trait, text in (TRAITS | {NO_TRAIT: "nothing special"}).items():
            jobs = [job for job, own in self.traits.items() if trait in (own or NO_TRAIT)]
            counts = (
                sum(ended(self.cells[job].get(guard, NOT_RUN)) for job in jobs) for guard in guards
            )
            yield [trait, text, str(len(jobs)), *map(str, counts)]

    def page(self, python: str, system: str) -> str:
        """Return RESULTS.md, as made with *python* on *system*."""
        lines = [f"- {name}: {self.disturbed[name]}" for name in COLUMNS if name in self.disturbed]
        return "\n".join(
            [
                INTRODUCTION.format(python=python, system=system),
                *_markdown(self.trait_rows()),
                "",
                *_markdown(self.rows()),
                "",
                f"Healthy jobs disturbed, of {self.healthy}:",
                "",
                *(line.rstrip() for line in lines),
                "",
            ]
        )


def _markdown(rows: Iterable[list[str]]) -> Iterator[str]:
    for number, row in enumerate(rows):
        yield "| " + " | ".join(row) + " |"
        if not number:
            yield "|" + "---|" * len(row)


def read() -> HangTable:
    """Return the table that RESULTS.md has."""
    text = RESULTS.read_text(encoding="utf-8")
    table = HangTable()
    columns: list[str] = []
    for line in text.splitlines():
        name, *rest = [cell.strip() for cell in line.strip("|").split("|")]
        if name == "job":
            columns = rest[1:]
        elif columns and len(rest) == len(columns) + 1 and not name.startswith(("*", "-")):
            table.traits[name] = rest[0]
            known = zip(columns, rest[1:], strict=True)
            table.cells[name] = {column: cell for column, cell in known if cell != NOT_RUN}
    healthy = re.search(r"^Healthy jobs disturbed, of (\d+):", text, re.MULTILINE)
    table.healthy = int(healthy[1]) if healthy else 0
    table.disturbed = dict(re.findall(r"^- (.+?): (\d+.*)$", text, re.MULTILINE))
    return table
