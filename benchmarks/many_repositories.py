"""Measure what checking a repository costs, beside its clone: local bare repositories, cloned and checked with all-repos.

    python benchmarks/many_repositories.py [--repositories 200]

prints the seconds of each step and for each repository: ``all-repos-clone``, docs/recipes/check_all_repos.sh, the same
again (as after an interruption, when there is nothing left to do), and one ``guard-codemod check`` of all clones.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RECIPE = ROOT / "docs" / "recipes" / "check_all_repos.sh"
JOBS = ROOT / "fixtures" / "jobs"
SCRIPTS = sysconfig.get_path("scripts")
GIT = ("git", "-c", "user.name=bench", "-c", "user.email=bench@localhost")


def prepare(folder: Path, count: int) -> None:
    """Make *count* bare repositories with our sample jobs, and a configuration of all-repos for them."""
    tree = Path(shutil.copytree(JOBS, folder / "tree"))
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Jobs"]):
        subprocess.run([*GIT, *arguments], cwd=tree, check=True)
    bare = folder / "bare.git"
    subprocess.run(["git", "clone", "-q", "--bare", tree, bare], check=True)
    remotes = {}
    for number in range(count):
        remotes[f"org/jobs{number}"] = str(folder / f"{number}.git")
        shutil.copytree(bare, folder / f"{number}.git")
    settings = {
        "output_dir": "clones",
        "source": "all_repos.source.json_file",
        "source_settings": {"filename": "repositories.json"},
        "push": "all_repos.push.readonly",
        "push_settings": {},
    }
    (folder / "repositories.json").write_text(json.dumps(remotes))
    config = folder / "all-repos.json"
    config.write_text(json.dumps(settings))
    config.chmod(0o600)


def seconds(folder: Path, *command: str | Path) -> float:
    """Return how long *command* takes."""
    path = os.pathsep.join([SCRIPTS, os.environ["PATH"]])
    start = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, check=False
    )
    if done.returncode > 2:
        sys.exit(done.stderr.decode())
    return time.perf_counter() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Measure what many repositories cost.")
    parser.add_argument("--repositories", type=int, default=200)
    count = parser.parse_args().repositories
    processes = str(len(os.sched_getaffinity(0)))
    steps: dict[str, tuple[str | Path, ...]] = {
        "all-repos-clone": ("all-repos-clone", "-j", processes),
        "check_all_repos.sh": (RECIPE, "reports"),
        "check_all_repos.sh again": (RECIPE, "reports"),
        "guard-codemod check clones": (
            *("guard-codemod", "check", "clones", "-q", "--relative-to", "clones"),
            *("--output-format", "sarif", "--output-file", "all.sarif"),
        ),
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        prepare(folder, count)
        print(f"| {count} repositories | s | ms a repository |\n|---|---:|---:|")
        for step, command in steps.items():
            took = seconds(folder, *command)
            print(f"| `{step}` | {took:.1f} | {1000 * took / count:.0f} |", flush=True)


if __name__ == "__main__":

    def timeout_handler(_signum: int, _frame: object) -> None:
        raise TimeoutError("many_repositories.py timed out after 3600 seconds")

    signal.signal(signal.SIGALRM, timeout_handler)
    signal.alarm(3600)

    main()
