"""Hold what the tables in this folder expect of real schedules against what is read.

    python tests/schedules_precision/compare.py FOLDER

The files of strangers are not part of this repository. FOLDER has them as ``crontabs.txt``,
``systemd.txt``, ``cronjobs.txt`` and ``workflows.txt``: ``=== ID SOURCE PATH`` above each file,
and ``--- PATH`` above each that belongs to the one before it. See README.md.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from schedule_trees import tree_of  # noqa: E402

from guard_codemod.schedules.job import Use  # noqa: E402
from guard_codemod.schedules.join import read_schedules  # noqa: E402

UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400}


def table(name: str) -> Iterator[list[str]]:
    for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        yield line.split("\t")


def material(file: Path) -> Iterator[tuple[str, dict[str, str]]]:
    for block in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = block.partition("\n")
        identity, _, path = head.split(" ", 2)
        parts = re.split(r"^--- ", f"{path}\n{body}", flags=re.MULTILINE)
        yield identity, dict(part.split("\n", 1) for part in parts)


def seconds(text: str) -> float | None:
    found = re.findall(r"(\d+)([smhd])", text)
    return float(sum(int(number) * UNITS[unit] for number, unit in found)) if found else None


def names(wanted: str, use: Use) -> bool:
    """Whether *wanted*, such as ``script a.py`` or one of several with ``|``, names what starts."""
    kind, name = use.started.kind.name.lower(), use.started.name.removeprefix("manage.py")
    for one in wanted.split("|"):
        wanted_kind, _, end = one.strip().partition(" ")
        if kind == wanted_kind and not end:
            return True
        if kind == wanted_kind and f"/{name.strip().removeprefix('./')}".endswith(f"/{end}"):
            return True
    return False


def is_right(row: list[str], uses: list[Use]) -> tuple[bool, bool, bool]:
    starts, interval, outer = row[3:6]
    wanted = starts.split(", ")
    if starts == "none":
        return (all(use.gap is None for use in uses),) * 3
    named = all(any(names(one, use) for use in uses) for one in wanted)
    only = all(any(names(one, use) for one in wanted) for use in uses)
    gaps = {use.entry.shortest_gap for use in uses}
    limits = {use.outer_limit for use in uses}
    expected = {seconds(one) for one in interval.split("|")}
    return (
        bool(uses) and named and only,
        bool(gaps) and gaps <= expected,
        limits == {seconds(outer)},
    )


def measure(kind: str, folder: Path) -> None:
    expected = defaultdict[str, list[list[str]]](list)
    for row in table(kind):
        expected[row[0]].append(row)
    counts = [0, 0, 0]
    for identity, files in material(folder / f"{kind}.txt"):
        tree = tree_of(files)
        uses = read_schedules(tree, tree.paths, named=tree.paths if kind == "crontabs" else ()).uses
        entries = defaultdict[object, list[Use]](list)
        for use in uses:
            entries[
                use.entry.line, use.entry.command if kind == "systemd" else use.entry.name
            ].append(use)
        for number, row in enumerate(expected[identity]):
            if kind in ("cronjobs", "workflows"):  # which have steps in between
                mine = [use for use in uses if names(row[3], use)]
            else:
                mine = list(entries.values())[number] if number < len(entries) else []
            right = is_right(row, mine)
            counts = [count + one for count, one in zip(counts, right, strict=True)]
            if not all(right):
                print("  wrong:", *row[:6], [use.started.name for use in mine], sep=" | ")
    total = sum(map(len, expected.values()))
    print(f"{kind}: {total}; named {counts[0]}, interval {counts[1]}, outer limit {counts[2]}")


def map_paths(folder: Path) -> None:
    files = dict(
        pair
        for kind in ("crontabs", "systemd", "workflows")
        for pair in material(folder / f"{kind}.txt")
    )
    right = unclear = wrong = 0
    for identity, listing, wanted in table("mapping"):
        tree = tree_of({**dict.fromkeys(listing.split(), ""), **files[identity]})
        named = files[identity] if identity.startswith("r") else ()
        uses = read_schedules(tree, tree.paths, named=named).uses
        if identity.startswith("w"):
            python = [one for one in uses if one.started.kind.name in ("SCRIPT", "MODULE")]
            uses = tuple({one.started.name: one for one in python}.values())
        files_wanted = wanted.split()
        if identity.startswith("w"):
            files_wanted = list(dict.fromkeys(files_wanted))
        for expected, use in zip(files_wanted, uses, strict=True):
            path = use.started.path or ("" if use.started.match.candidates else "-")
            right += expected in (path, "?")
            unclear += expected != "?" and not path
            wrong += expected not in (path, "?") and bool(path)
    print(f"paths: right {right}, unclear {unclear}, wrong {wrong}")


if __name__ == "__main__":
    for each in ("crontabs", "systemd", "cronjobs", "workflows"):
        measure(each, Path(sys.argv[1]))
    map_paths(Path(sys.argv[1]))
