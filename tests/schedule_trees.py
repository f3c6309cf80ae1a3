"""Trees of files for the readers of schedules, and what these make of them."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from guard_codemod.schedules.entry import ScheduleEntry, ScheduleFile, Tree
from guard_codemod.schedules.sources import source_of


def tree_of(files: Mapping[str, str | bytes]) -> Tree:
    """Return a tree of *files* in memory: a text is dedented."""
    texts = {
        path: dedent(text).encode() if isinstance(text, str) else text
        for path, text in files.items()
    }
    return Tree("", frozenset(files), texts)


def read_all(files: Mapping[str, str | bytes]) -> dict[str, ScheduleFile]:
    """Return what each of *files* says that is called like a schedule."""
    tree = tree_of(files)
    return {
        path: source.read(path, tree.read(path) or "", tree)
        for path in sorted(files)
        if (source := source_of(path))
    }


def entries_of(files: Mapping[str, str | bytes]) -> list[ScheduleEntry]:
    return [entry for read in read_all(files).values() for entry in read.entries]


def messages_of(files: Mapping[str, str | bytes]) -> list[str]:
    """Return the problems of *files* and their entries, as ``path:line: message``."""
    return [
        f"{path}:{problem.line}: {problem.message}"
        for path, read in read_all(files).items()
        for problem in (*read.problems, *(p for entry in read.entries for p in entry.problems))
    ]
