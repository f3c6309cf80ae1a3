"""How much later a job starts with a guard."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from measure import run
from tools import GUARD_CODEMOD

BARE = "def main():\n    pass\n"
TYPICAL = (
    "import argparse\nimport csv\nimport json\nimport logging\nimport urllib.request\n\n\n" + BARE
)
FORKS = "import os\nimport threading\n\n\ndef main():\n    if not main:\n        os.fork()\n"
MAIN_BLOCK = '\n\nif __name__ == "__main__":\n    main()\n'
JOBS = {"an empty job": BARE, "a typical job": TYPICAL, "a typical job that forks": TYPICAL + FORKS}
GUARDS = {"the plain guard": "none", "a backstop": "60s"}


def job_starts(folder: Path, rounds: int) -> str:
    """Return how many milliseconds each guard costs each job, as medians of *rounds* pairs."""
    log = folder / "log"
    rows = [
        f"| {name} | {guard} | {later(folder, log, text, grace, rounds):.1f} |"
        for name, text in JOBS.items()
        for guard, grace in GUARDS.items()
    ]
    head = ["| job | guard | starts later by ms |", "| --- | --- | ---: |"]
    return "\n".join(["What a guard costs a job that does nothing else:", "", *head, *rows])


def later(folder: Path, log: Path, text: str, grace: str, rounds: int) -> float:
    """Return how many milliseconds later the job *text* ends with a guard."""
    bare, guarded = folder / "bare.py", folder / "guarded.py"
    for job in (bare, guarded):
        job.write_text(text + MAIN_BLOCK, encoding="utf-8")
    options = ["--isolated", "--include-non-jobs", "--timeout=3600", f"--kill-after={grace}"]
    run([*GUARD_CODEMOD, "apply", *options, str(guarded)], log)
    if "signal.alarm(3600)" not in guarded.read_text(encoding="utf-8"):
        raise SystemExit(f"no guard was written: {log.read_text(encoding='utf-8')}")
    pairs = [(seconds([bare], log), seconds([guarded], log)) for _ in range(rounds)]
    return 1000 * median(with_guard - without for without, with_guard in pairs)


def seconds(command: Sequence[Path], log: Path) -> float:
    """Return how long *command*, a script of Python, takes."""
    return run([sys.executable, *map(str, command)], log).wall
