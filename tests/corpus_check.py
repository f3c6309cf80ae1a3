"""Guard a copy of a whole tree, by default the standard library, and verify that nothing went wrong.

Usage: python tests/corpus_check.py [FOLDER] [--include-non-jobs] [--every N] [OPTION ...]

Every file that Python reads is copied, `apply` is run over the copy twice, with each other OPTION, and each changed
file is compared with its original. Then `remove` must give all of them back, byte for byte. Exits 1 if anything is
wrong. The last figures are in corpus_check.txt.
"""

from __future__ import annotations

import argparse
import ast
import platform
import re
import subprocess
import sys
import sysconfig
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from helpers import GUARD_CODEMOD, clean_environment

LEFT_OUT = frozenset({"site-packages", "__pycache__"})
MAY_FAIL = frozenset({"TG901", "TG902"})
"""What may be said of a file that cannot be examined: not parsable, not decodable."""

Contents = dict[str, bytes]


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Guard a copy of a whole tree, and verify that nothing went wrong."
    )
    parser.add_argument("folder", type=Path, nargs="?", default=Path(sysconfig.get_path("stdlib")))
    parser.add_argument(
        "--include-non-jobs", action="store_true", help="guard main blocks that are not a job, too"
    )
    parser.add_argument(
        "--every", type=int, default=1, metavar="N", help="take every Nth file only"
    )
    args, more = parser.parse_known_args()

    with tempfile.TemporaryDirectory() as copy:
        before = dict(list(_python_files(args.folder))[:: args.every])
        for name, data in before.items():
            path = Path(copy, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        options = [*(["--include-non-jobs"] if args.include_non_jobs else []), *more]
        print(f"CPython {platform.python_version()}, {len(before)} files", *options)
        problems = list(_sweep(Path(copy), before, options))
    for problem in problems:
        print(f"WRONG: {problem}")
    print(f"{len(problems)} problems")
    return 1 if problems else 0


def _python_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder)
        if path.is_file() and LEFT_OUT.isdisjoint(name.parts):
            yield name.as_posix(), path.read_bytes()


def _sweep(copy: Path, before: Contents, options: Sequence[str]) -> Iterator[str]:
    started = time.perf_counter()
    lines, problems = _apply(copy, options)
    yield from problems
    print(f"apply: {lines[-1] if lines else 'nothing'} ({time.perf_counter() - started:.1f} s)")
    named = {line.partition(":")[0] for line in lines}
    yield from (f"nothing is said about {name}" for name in before if name not in named)
    codes = Counter(re.findall(r": (TG9\d\d) ", "\n".join(lines)))
    print(
        "codes:", ", ".join(f"{count} x {code}" for code, count in sorted(codes.items())) or "none"
    )
    yield from (
        line
        for line in lines
        if re.search(r": TG9\d\d ", line) and not any(f" {c} " in line for c in MAY_FAIL)
    )

    after = {name: (copy / name).read_bytes() for name in before}
    changed = [name for name in before if after[name] != before[name]]
    if f"{len(changed)} guarded" not in "".join(lines[-1:]):
        yield f"{len(changed)} files are changed, but: {lines[-1:]}"
    opened = 0
    for name in changed:
        yield from compare(name, before[name], after[name])
        opened += bool(_lost_lines(before[name], after[name]))
    print(
        f"changed: {len(changed)}; in {opened} of them a suite behind a colon got lines of its own"
    )

    lines, problems = _apply(copy, options)
    yield from problems
    again = [name for name in before if (copy / name).read_bytes() != after[name]]
    print(f"second run: {len(again)} changed")
    yield from (f"{name}: the second run changes it" for name in again)

    started = time.perf_counter()
    lines, problems = _run(copy, ["remove", *_roots(copy), "--include-non-jobs"])
    yield from problems
    print(f"remove: {lines[-1] if lines else 'nothing'} ({time.perf_counter() - started:.1f} s)")
    back = [name for name in changed if (copy / name).read_bytes() == before[name]]
    print(f"given back: {len(back)} of {len(changed)}")
    yield from (f"{name}: remove does not give it back" for name in set(changed) - set(back))


def _apply(copy: Path, options: Sequence[str]) -> tuple[list[str], list[str]]:
    """Run `apply`, each top-level entry named, so that no folder is left out by its name."""
    return _run(copy, ["apply", *_roots(copy), "--timeout", "3600", "-v", *options])


def _run(copy: Path, arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what the command says over *copy*, and what is wrong with how it ends."""
    finished = subprocess.run(
        [*GUARD_CODEMOD, *arguments],
        cwd=copy,
        env=clean_environment(
            PYTHONSAFEPATH="1"
        ),  # parts of a standard library must not stand in for it
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    lines = finished.stdout.splitlines()
    problems = [f"crash: {line}" for line in finished.stderr.splitlines()]
    counts = {
        outcome: int(count)
        for count, outcome in re.findall(r"(\d+) ([a-z ]+)", "".join(lines[-1:]))
    }
    wrong = counts.get("refused") or counts.get("left")
    expected = 2 if counts.get("failed") else 1 if wrong else 0
    if finished.returncode != expected:
        problems.append(f"exit status {finished.returncode} instead of {expected}")
    return lines, problems


def _roots(copy: Path) -> list[str]:
    return [
        ".",
        *(
            path.relative_to(copy).as_posix()
            for path in sorted(copy.rglob("venv"))
            if path.is_dir()
        ),
    ]


def compare(name: str, before: bytes, after: bytes) -> Iterator[str]:
    """Yield what is wrong with the new content of a file."""
    if _lost_lines(before, after) is None:
        yield f"{name}: a line of the original is gone"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            compile(after, name, "exec", dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            yield f"{name}: does not compile: {error}"


def _lost_lines(before: bytes, after: bytes) -> list[bytes] | None:
    """Return the lines that were opened, None if others are gone or not in their order."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    lost = Counter(old) - Counter(new)
    remaining = iter(new)
    if not all(line in remaining for line in old if line not in lost):
        return None
    if lost:
        allowed = {old[at - 1] for at in _may_be_opened(before)}
        if not allowed.issuperset(lost):
            return None
    return list(lost)


def _may_be_opened(data: bytes) -> Iterator[int]:
    """Yield the numbers of the lines of an ``if`` statement with a suite behind a colon."""
    lines = data.splitlines()
    for node in ast.walk(ast.parse(data)):
        if isinstance(node, ast.If):
            for suite in (node.body, node.orelse):
                if suite and lines[suite[0].lineno - 1][: suite[0].col_offset].strip():
                    yield from range(node.lineno, (node.end_lineno or 0) + 1)


if __name__ == "__main__":
    sys.exit(main())
