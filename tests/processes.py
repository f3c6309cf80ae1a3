"""Real child processes, each with an outer time limit, ended by its own process group only."""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from helpers import GUARD_CODEMOD, clean_environment

OUTER_LIMIT = 60.0
"""Seconds after which a child has plainly hung: far more than any of them needs on a busy machine."""


@dataclass(frozen=True)
class Finished:
    """How a child ended. `seconds` is how long it took."""

    returncode: int
    stdout: str
    stderr: str
    seconds: float

    @property
    def last_error_line(self) -> str:
        lines = self.stderr.strip().splitlines()
        return lines[-1] if lines else ""


class Child:
    """A process in a session of its own, of which nothing is left when the ``with`` block ends."""

    def __init__(self, command: Sequence[str | Path], cwd: Path, **env: str) -> None:
        self._command = [os.fspath(part) for part in command]
        self._cwd = cwd
        self._env = clean_environment(**env)

    def __enter__(self) -> Child:
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            self._command,
            cwd=self._cwd,
            env=self._env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        return self

    @property
    def pid(self) -> int:
        return self._process.pid

    def finish(self, *, within: float = OUTER_LIMIT) -> Finished:
        """Wait for the end. Raises `subprocess.TimeoutExpired` if it does not come *within* so many seconds."""
        stdout, stderr = self._process.communicate(timeout=within)
        return Finished(self._process.returncode, stdout, stderr, time.monotonic() - self._started)

    def __exit__(self, *_exception: object) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(
                self._process.pid, signal.SIGKILL
            )  # a new session's group has its leader's number
        self._process.communicate()


def run(command: Sequence[str | Path], cwd: Path, **env: str) -> Finished:
    """Run *command* in *cwd* to its end."""
    with Child(command, cwd, **env) as child:
        return child.finish()


def guard_codemod(*arguments: str | Path, cwd: Path) -> Finished:
    """Run the real command in *cwd*."""
    return run([*GUARD_CODEMOD, *arguments], cwd)


@functools.cache
def interpreter(version: str) -> str | None:
    """Return a CPython of *version* ("3.8"): this one, one on the PATH, or one of pyenv's."""
    candidates = [sys.executable, shutil.which(f"python{version}")]
    if os.environ.get("PYENV_ROOT"):
        versions = Path(os.environ["PYENV_ROOT"], "versions")
        candidates += [
            str(path) for path in sorted(versions.glob(f"{version}.*/bin/python{version}"))
        ]
    return next((found for found in candidates if found and _is_version(found, version)), None)


def _is_version(executable: str, version: str) -> bool:
    # A name on the PATH may be pyenv's shim for a version that is not switched on.
    code = "import platform; print(platform.python_implementation(), platform.python_version())"
    try:
        answer = run([executable, "-S", "-c", code], Path.cwd()).stdout
    except OSError:
        return False
    return answer.startswith(f"CPython {version}.")
