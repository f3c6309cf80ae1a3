"""Make a synthetic monorepo: N Python files in folders of teams, the same ones on every run.

    python benchmarks/monorepo.py TARGET 20000

The files are those of the running interpreter's standard library, of a few large source distributions
(downloaded once, with pip) and of ``fixtures/jobs``, tests and all. They are dealt out with a fixed
stride: each size has the same share of everything, and the smaller monorepo is a part of the larger.
"""

from __future__ import annotations

import argparse
import math
import shutil
import signal
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

SDISTS = (
    "ansible-core==2.18.6",
    "django==5.2.8",
    "mercurial==7.0.1",
    "salt==3007.1",
    "sympy==1.14.0",
)
JOBS = Path(__file__).resolve().parents[1] / "fixtures" / "jobs"
SOURCES = Path(tempfile.gettempdir(), "guard-codemod-benchmarks")
TEAM = 500  # files

LEFT_OUT = frozenset(
    {
        "build",
        "dist",
        "venv",
        "site-packages",
        "dist-packages",
        "node_modules",
        "_build",
        "buck-out",
    }
)
"""Folders that one tool or another excludes by default."""


def main() -> None:
    """Make the monorepo that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("target", type=Path, help="the folder to make")
    parser.add_argument("files", type=int, help="how many")
    parser.add_argument(
        "--sources", type=Path, default=SOURCES, help="where the downloads are kept [%(default)s]"
    )
    options = parser.parse_args()
    make_monorepo(options.target, options.files, options.sources)


def make_monorepo(target: Path, count: int, sources: Path) -> None:
    """Fill *target* with *count* files."""
    files = all_files(sources)
    stride = next(
        n for n in range(int(len(files) * 0.618), len(files)) if math.gcd(n, len(files)) == 1
    )
    dealt = (files[number * stride % len(files)] for number in range(count))
    copy_files(
        (
            (f"team{number // TEAM + 1:02}/{name}", file)
            for number, (name, file) in enumerate(dealt)
        ),
        target,
    )


def all_files(sources: Path) -> list[tuple[str, Path]]:
    """Return the names and paths of all files that a monorepo may have."""
    files = [*standard_library(), *python_files(JOBS, "jobs")]
    for sdist in SDISTS:
        files += python_files(unpacked(sdist, sources), sdist.partition("==")[0])
    return files


def standard_library() -> Iterator[tuple[str, Path]]:
    """Yield the names and paths of the standard library's files."""
    return python_files(Path(sysconfig.get_path("stdlib")), "stdlib")


def python_files(folder: Path, prefix: str) -> Iterator[tuple[str, Path]]:
    """Yield the Python files below *folder*, sorted, each with its name below *prefix*."""
    for file in sorted(folder.rglob("*.py")):
        name = file.relative_to(folder)
        hidden = any(part.startswith(".") for part in name.parts)
        if file.is_file() and not hidden and LEFT_OUT.isdisjoint(name.parts):
            yield f"{prefix}/{name}", file


def unpacked(sdist: str, sources: Path) -> Path:
    """Return the folder with the Python files of *sdist*, downloaded unless it is there."""
    folder = sources / sdist
    if not folder.exists():
        sources.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=sources) as scratch:
            download = [
                sys.executable,
                "-m",
                "pip",
                "download",
                "-qq",
                "--no-deps",
                "--no-binary=:all:",
            ]
            subprocess.run(
                [*download, "--ignore-requires-python", f"--dest={scratch}", sdist], check=True
            )
            [archive] = Path(scratch).glob("*.tar.gz")
            with tarfile.open(archive) as tar:
                members = [
                    member for member in tar if member.isfile() and member.name.endswith(".py")
                ]
                tar.extractall(Path(scratch, "files"), members, filter="data")
            Path(scratch, "files").rename(folder)  # whole or not at all
    return folder


def copy_files(files: Iterable[tuple[str, Path]], target: Path) -> None:
    """Copy *files* to their names below *target*, with their exec bits."""
    for name, file in files:
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, copy)
        copy.chmod(copy.stat().st_mode | 0o200)


if __name__ == "__main__":

    def timeout_handler(_signum: int, _frame: object) -> None:
        raise TimeoutError("monorepo.py timed out after 3600 seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(3600)

    main()
