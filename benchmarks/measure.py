"""What one command costs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PEERS = Path(__file__).resolve().parent / "peers"
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024  # bytes


@dataclass(frozen=True)
class Cost:
    """What a command took; *cpu* is that of all its processes, *peak* that of the largest of them."""

    wall: float  # seconds
    cpu: float  # seconds, user and system
    peak: float  # MB resident
    status: int


LAUNCHER = """
import os, sys, time
log, *command = sys.argv[1:]
output = [(os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), (os.POSIX_SPAWN_DUP2, 1, 2)]
start = time.perf_counter()
pid = os.posix_spawnp(command[0], command, os.environ, file_actions=output)
_, status, used = os.wait4(pid, 0)
wall = time.perf_counter() - start
print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status))
"""
"""A process counts its parent's size at the fork as its own, so the parent is as small as a Python can be."""


def run(command: Sequence[str], log: Path) -> Cost:
    """Run *command* with empty caches, its output going to *log*."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {
            **os.environ,
            "PYTHONPATH": str(PEERS),
            "XDG_CACHE_HOME": cache,
            "NO_COLOR": "1",
        }
        environment.pop(
            "PYTHONDONTWRITEBYTECODE", None
        )  # a tool whose modules are never cached starts slowly
        launch = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(log), *command]
        done = subprocess.run(
            launch, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, env=environment, check=True
        )
    wall, cpu, maxrss, status = done.stdout.split()
    return Cost(float(wall), float(cpu), int(maxrss) * MAXRSS_UNIT / 1e6, int(status))


def count(log: Path, pattern: str) -> int:
    """Return how often *pattern* is in *log*, or the sum of what its group says."""
    expression = re.compile(pattern)
    with log.open(encoding="utf-8", errors="replace") as lines:
        found = (match for line in lines for match in expression.finditer(line))
        return sum(int(match[1]) if expression.groups else 1 for match in found)


def last_lines(log: Path) -> str:
    """Return the end of *log*."""
    return log.read_text(encoding="utf-8", errors="replace")[-2000:]
