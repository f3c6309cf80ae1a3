"""The message for a run that checked no file."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator

from guard_codemod.files import Candidate

_MORE = "guard-codemod files -v lists them"
_WHAT_TO_DO = {
    "ignored by": "name them, or add --no-respect-gitignore",
    "excluded by default": "name them, or set --exclude yourself",
    "excluded by": "name them, or change what excludes them",
    "not Python": "name them, or add --include PATTERN",
    "not among": "name them, or change --include",
    "a symbolic link": "name them",
    "test by": "add --include-non-jobs",
    "package set-up": "add --include-non-jobs",
    "web application": "add --include-non-jobs",
    "generated code": "add --include-non-jobs",
    "in a folder": "add --include-non-jobs",
}
"""Maps prefixes of reasons to advice; the first that matches counts."""
_VERSION_CONTROL = frozenset({".bzr", ".git", ".hg", ".svn"})
"""Folders that nobody expects to contain jobs."""


class ExclusionCounter:
    """Counts what is excluded, by reason, until a file is checked: then it is `over`."""

    def __init__(self) -> None:
        self.over = False
        self._counts: dict[str, Counter[str]] = {}

    def note(self, found: Candidate) -> None:
        """Count *found*, whose `exclusion` is decided."""
        if found.exclusion is None:
            self.over = True
        if found.exclusion is None or os.path.basename(found.real) in _VERSION_CONTROL:
            return
        kind = "folder" if os.path.isdir(found.real) else "file"
        self._counts.setdefault(found.exclusion, Counter())[kind] += 1

    def lines(self) -> Iterator[str]:
        """Yield a line, and one for each reason, if no file was checked."""
        if self.over:
            return
        if not self._counts:
            yield "no file was checked: there is none"
            return
        yield "no file was checked:"
        yield from (f"  {_line(reason, counts)}" for reason, counts in self._counts.items())


def _line(reason: str, counts: Counter[str]) -> str:
    number = counts.total()
    what = " and ".join(
        f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items()
    )
    words = reason.replace(" its ", " their ") if number > 1 else reason
    if not reason.startswith(("not ", "a symbolic", "ignored", "excluded")):
        words = f"excluded: {reason}"
    help_text = next((do for start, do in _WHAT_TO_DO.items() if reason.startswith(start)), _MORE)
    return f"{what} {'is' if number == 1 else 'are'} {words}: {help_text}"
