"""The message for a run that checked no file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from guard_codemod.files import Candidate, Exclusion
from guard_codemod.formatters.escaping import counted

_VERSION_CONTROL = frozenset({".bzr", ".git", ".hg", ".svn"})
"""Folders that nobody expects to contain jobs."""


class ExclusionCounter:
    """Counts what is excluded, by reason, until a file is checked: then it is `over`."""

    def __init__(self) -> None:
        self.over = False
        self._counts: dict[Exclusion, Counter[str]] = {}

    def note(self, candidate: Candidate) -> None:
        """Count *candidate*, whose `exclusion` is decided."""
        if candidate.exclusion is None:
            self.over = True
        if candidate.exclusion is None or os.path.basename(candidate.real) in _VERSION_CONTROL:
            return
        kind = "folder" if os.path.isdir(candidate.real) else "file"
        self._counts.setdefault(candidate.exclusion, Counter())[kind] += 1

    def lines(self) -> Iterator[str]:
        """Yield a line, and one for each reason, if no file was checked."""
        if self.over:
            return
        if not self._counts:
            yield "no file was checked: no files are in the paths given"
            return
        yield "no file was checked:"
        yield from (f"  {_line(exclusion, counts)}" for exclusion, counts in self._counts.items())


def _line(exclusion: Exclusion, counts: Counter[str]) -> str:
    what = " and ".join(counted(count, kind) for kind, count in counts.items())
    return f"{what}: {exclusion.reason}: {exclusion.help}"
