"""Time ``guard-codemod check`` against its peers on one tree, in one run, and print the ratios.

    python benchmarks/run.py            the running interpreter's standard library, every file
    python benchmarks/run.py --every 10 every tenth file, for a quick look

Every command gets a fresh copy of the tree, one process, and is timed once it has run warm on a
small file; seconds are wall time. Needs the extra ``bench``.
"""

from __future__ import annotations

import argparse
import ast
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
STARTUP_RUNS = 20


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take every Nth file only")
    every = parser.parse_args().every
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "small.py")
        small.write_text('if __name__ == "__main__":\n    print("done")\n')
        tree = Path(folder, "original")
        count = copy_standard_library(tree, every)
        bare = time_bare_parse(tree)
        print(f"{count} files, {tree_size(tree) / 1e6:.1f} MB; Python {sys.version.split()[0]}\n")
        print(f"{'':44}{'seconds':>9}{'ratio to ast.parse':>20}")
        print_row("ast.parse of every file", bare, bare)
        for name, command in commands().items():
            print_row(name, time_command(command, tree, small), bare)
        print(f"\n{'start-up, best of ' + str(STARTUP_RUNS):44}{'seconds':>9}{'ratio to click':>20}")
        click = best([PYTHON, "-c", "import click"])
        print_row('python -c "import click"', click, click)
        print_row("guard-codemod check one_small_file.py", best([*GUARD_CODEMOD, "check", str(small)]), click)


GUARD_CODEMOD = [PYTHON, "-m", "guard_codemod"]


def commands() -> dict[str, Callable[[Path], list[str]]]:
    """Return each tool's command line, as a function of the file or folder that it is given."""
    return {
        "guard-codemod check": lambda copy: [*GUARD_CODEMOD, "check", "-q", str(copy)],
        "guard-codemod apply": lambda copy: [*GUARD_CODEMOD, "apply", "-q", "--timeout=3600", str(copy)],
        "libcst.tool codemod (does nothing)": lambda copy: [
            *(PYTHON, "-m", "libcst.tool", "codemod", "-x", "noop_codemod.NoopCommand", "--jobs=1", "--hide-progress"),
            str(copy),
        ],
        "pyupgrade --py310-plus": lambda copy: [PYTHON, "-m", "pyupgrade", "--py310-plus", *map(str, files_in(copy))],
        "black --check": lambda copy: [PYTHON, "-m", "black", "--check", "-q", "--workers=1", str(copy)],
    }


def copy_standard_library(target: Path, every: int) -> int:
    """Copy every *every*-th file of the standard library to *target*; return how many."""
    library = Path(sysconfig.get_path("stdlib"))
    files = [file for file in files_in(library) if "site-packages" not in file.parts][::every]
    for file in files:
        copy = target / file.relative_to(library)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, copy)
    return len(files)


def files_in(tree: Path) -> Iterator[Path]:
    """Yield the Python files below *tree*, sorted, or *tree* itself if it is one."""
    yield from sorted(tree.rglob("*.py")) if tree.is_dir() else [tree]


def tree_size(tree: Path) -> int:
    """Return the bytes in the files below *tree*."""
    return sum(file.stat().st_size for file in files_in(tree))


def time_bare_parse(tree: Path) -> float:
    """Return the seconds that reading and parsing every file takes."""
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for file in files_in(tree):
            try:
                ast.parse(file.read_bytes())
            except (SyntaxError, ValueError):
                continue  # the library's tests have files that are broken on purpose
    return time.perf_counter() - start


def time_command(command: Callable[[Path], list[str]], tree: Path, small: Path) -> float:
    """Return the seconds that *command* takes on a fresh copy of *tree*."""
    run(command(small))
    copy = tree.with_name("copy")
    shutil.copytree(tree, copy)
    try:
        start = time.perf_counter()
        run(command(copy))
        return time.perf_counter() - start
    finally:
        shutil.rmtree(copy)


def best(command: Sequence[str]) -> float:
    """Return the shortest of several runs of *command*, in seconds."""
    times = []
    for _ in range(STARTUP_RUNS):
        start = time.perf_counter()
        run(command)
        times.append(time.perf_counter() - start)
    return min(times)


def run(command: Sequence[str]) -> None:
    """Run *command*. Findings and the files that are broken on purpose make a tool exit with these."""
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a tool whose modules are never cached starts slowly
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, check=False)
    if done.returncode not in (0, 1, 2, 123) or b"No module named" in done.stderr:
        raise SystemExit(f"{' '.join(command[:6])} failed:\n{done.stderr.decode()[-2000:]}")


def print_row(name: str, seconds: float, unit: float) -> None:
    """Print one line of a table."""
    print(f"{name:44}{seconds:9.2f}{seconds / unit:20.2f}", flush=True)


if __name__ == "__main__":

    def timeout_handler(_signum: int, _frame: object) -> None:
        raise TimeoutError("run.py timed out after 14400 seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(14400)

    main()
