"""The trees that tools are timed on, beside the monorepos. Each function fills a folder that is not there yet."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from monorepo import copy_files, make_monorepo
from tools import GUARD_CODEMOD

Files = Sequence[tuple[str, Path]]
"""Names in a tree, and the files that are copied there."""

JOB = 'import os\n{}class Job(object):\n  pass\nif __name__ == "__main__":\n{}  print("done")\n'
"""A job in which every tool finds something; there is room above the main block, and in it."""

MAIN_BLOCK = b"__main__"


def one_file(target: Path, above: str = "", within: str = "") -> None:
    """Make a tree of one job."""
    target.mkdir()
    (target / "job.py").write_text(JOB.format(above, within))


def large(size: int) -> dict[str, tuple[str, str]]:
    """Return what makes a job large by *size* bytes: above its main block, and in it."""
    text = "x" * size
    functions = "".join(f"def f{n}():\n    return {n}\n\n" for n in range(size // 32))
    return {
        "string in the block": ("", f'  text = """{text}"""\n'),
        "blank lines in the block": ("", "\n" * size),
        "comments in the block": ("", "  # a comment\n" * (size // 14)),
        "string above the block": (f'TEXT = """{text}"""\n', ""),
        "blank lines above the block": ("\n" * size, ""),
        "functions above the block": (functions, ""),
    }


def applied(target: Path, files: Files, *options: str) -> Files:
    """Make a tree of *files* after `apply`. Return those that it has changed."""
    copy_files(files, target)
    command = [
        *GUARD_CODEMOD,
        "apply",
        "--isolated",
        "--timeout=3600",
        "--quiet",
        *options,
        str(target),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode > 2:
        raise SystemExit(done.stderr)
    return [(name, file) for name, file in files if not same(file, target / name)]


def same(file: Path, other: Path) -> bool:
    """Whether both hold the same."""
    return file.read_bytes() == other.read_bytes()


def a_third_changes(target: Path, files: Files) -> None:
    """Make a tree of those of *files* that `apply` changes, and of two others for each."""
    with tempfile.TemporaryDirectory() as scratch:
        jobs = applied(Path(scratch, "tree"), files)
    others = [file for file in files if file not in jobs]
    wanted = 2 * len(jobs)
    copy_files([*jobs, *others[:: len(others) // wanted or 1][:wanted]], target)


def guarded(target: Path, files: Files, most: int) -> None:
    """Make a tree of those of *files* that can be guarded, as often as *most* files allow."""
    with tempfile.TemporaryDirectory() as scratch:
        tree = Path(scratch, "tree")
        jobs = applied(tree, files, "--include-non-jobs")
        for number in range(max(1, most // len(jobs))):
            copy_files(((f"{number}/{name}", tree / name) for name, _ in jobs), target)


def small_scripts(files: Files) -> Files:
    """Return those of *files* that have a main block and 2 to 8 KB; their median is 4 KB."""
    sizes = range(2_000, 8_000)
    return [one for one in files if one[1].stat().st_size in sizes and has_main_block(one[1])]


def has_main_block(file: Path) -> bool:
    """Whether *file* seems to have one."""
    return MAIN_BLOCK in file.read_bytes()


def scheduled(target: Path, count: int, entries: int, sources: Path) -> None:
    """Make a monorepo whose scripts are started by crontabs, and each fifth by a timer."""
    make_monorepo(target, count, sources)
    scripts = [file for file in sorted(target.rglob("*.py")) if has_main_block(file)]
    (target / "units").mkdir()
    for number, file in enumerate(scripts[:: max(1, len(scripts) // entries)][:entries]):
        start = f"python3 /srv/repository/{file.relative_to(target)}\n"
        if number % 5:
            with (target / file.relative_to(target).parts[0] / "crontab").open("a") as crontab:
                crontab.write(f"0 {number % 24} * * * {start}")
            continue
        unit = target / "units" / f"job{number}"
        unit.with_suffix(".service").write_text(f"[Service]\nExecStart=/usr/bin/{start}")
        unit.with_suffix(".timer").write_text(f"[Timer]\nOnCalendar=*-*-* {number % 24}:00:00\n")
