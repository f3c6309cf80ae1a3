"""Unified diffs."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from guard_codemod.report.text import printable


def unified_diff(path: str, old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a diff that ``patch -p0`` takes, with their line ends."""
    name = printable(path)
    for line in difflib.unified_diff(old, new, name, name, lineterm="\n"):
        if line.endswith(("\n", "\r")):
            yield line
        else:
            yield f"{line}\n\\ No newline at end of file\n"
