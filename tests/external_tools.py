"""The project as another program gets it: as a git repository, as a wheel; each made once in a test run."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest
from helpers import ROOT, clean_environment

INSTALL_LIMIT = 300.0
"""Seconds after which an installation has plainly hung."""

_OWN_GIT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_CONFIG_COUNT": "1",
    "GIT_CONFIG_KEY_0": "init.defaultBranch",
    "GIT_CONFIG_VALUE_0": "main",
    **{
        f"GIT_{who}_{what}": "tests@localhost"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    },
}
"""What git is told, instead of what the person or the git hook that runs the tests has set."""

_SCRIPTS = sysconfig.get_path("scripts")
SCRIPTS_ON_PATH = {"PATH": os.pathsep.join([_SCRIPTS, os.environ["PATH"]])}
"""What lets a program find `guard-codemod` as a user's would."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return the folder *name* of this test run, which the first process that asks for it fills with *make*."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    with open(base / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder, finished = base / name, base / f"{name}.finished"
        if not finished.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            finished.touch()
    return folder


def ran(
    command: Sequence[str | Path],
    cwd: Path,
    *,
    status: int | None = 0,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Run *command* in *cwd* to its end, which must have *status* if it is given; standard error is in the output."""
    inherited = {
        name: value for name, value in clean_environment().items() if not name.startswith("GIT_")
    }
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**inherited, **_OWN_GIT, **(env or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=INSTALL_LIMIT,
        check=False,
    )
    assert status in (None, done.returncode), done.stdout
    return done


def script(name: str) -> str:
    """Return the path of the program *name* that is installed beside this Python."""
    return os.path.join(_SCRIPTS, name)


def missing(test: pytest.Item) -> list[str]:
    """Return the programs and packages in the marks `hosts` of *test* that are not installed."""
    names = [name for mark in test.iter_markers("hosts") for name in mark.args]
    return [name for name in names if not (os.path.exists(script(name)) or find_spec(name))]


def snapshot(git_dir: Path) -> None:
    """Make *git_dir* a repository with one commit: the project as it lies here, without what .gitignore names."""
    git = ("git", "--git-dir", git_dir, "--work-tree", ROOT)
    ran([*git, "init", "-q"], ROOT)
    ran([*git, "add", "--all"], ROOT)
    ran([*git, "commit", "-q", "-m", "The project as it is"], ROOT)
