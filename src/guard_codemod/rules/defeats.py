"""What keeps a guard from doing its work."""

from __future__ import annotations

from guard_codemod.model import ThreatKind
from guard_codemod.rules.base import ThreatRule


class ReplacedProcess(ThreatRule):
    """TG107: the job becomes another program."""

    code = "TG107"
    name = "replaced-process"
    summary = "the job becomes another program, which has the alarm but not the handler"
    why = "os.exec* keeps the alarm and drops the handler: the new program dies with a terse message, or ignores it."
    advice = "run it with subprocess.run(..., timeout=...), or limit it from outside: timeout(1), systemd"
    precision = "47 of 50 hits read: 12 in 9 packages, at most two from each, and 38 in excerpts of public scripts"
    kind = ThreatKind.REPLACED
    settled = False
    bad = """\
import os
import sys

if __name__ == "__main__":
    os.execvp("rsync", ["rsync", *sys.argv[1:]])
"""
    good = """\
import subprocess
import sys

if __name__ == "__main__":
    sys.exit(subprocess.run(["rsync", *sys.argv[1:]]).returncode)
"""
