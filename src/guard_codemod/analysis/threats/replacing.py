"""A job that becomes another program: the alarm survives, and the handler does not.

https://docs.python.org/3/library/os.html#os.execv and
https://pubs.opengroup.org/onlinepubs/9799919799/functions/exec.html
"""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.analysis.threats.forking import is_in_child
from guard_codemod.analysis.threats.walk import Visit, threat
from guard_codemod.model import Threat, ThreatKind

_REPLACES_THE_PROCESS = frozenset(
    f"os.{name}" for name in ("execl", "execle", "execlp", "execlpe", "execv", "execve", "execvp", "execvpe")
)


def replaced(visit: Visit) -> Iterator[Threat]:
    """Yield calls that replace the process."""
    for call, name in visit.calls:
        if name in _REPLACES_THE_PROCESS and not is_in_child(visit):
            what = "the program that takes over keeps the alarm but not the handler, and dies with a terse Alarm clock"
            yield threat(ThreatKind.REPLACED, call, what)
