"""Trees of files for the readers of schedules, and what these make of them."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import dedent

from guard_codemod.schedules import registry
from guard_codemod.schedules.entry import ScheduleEntry, ScheduleFile
from guard_codemod.schedules.tree import decoded


class Tree:
    """Files in memory: a text is dedented."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self._files = {
            path: dedent(text) if isinstance(text, str) else decoded(text)
            for path, text in files.items()
        }

    @property
    def paths(self) -> frozenset[str]:
        return frozenset(self._files)

    def read(self, path: str) -> str | None:
        return self._files.get(path)


def read_all(files: Mapping[str, str | bytes]) -> dict[str, ScheduleFile]:
    """Return what each of *files* says that is called like a schedule."""
    tree = Tree(files)
    return {
        path: source.read(path, tree.read(path) or "", tree)
        for path in sorted(files)
        if (source := registry.source_of(path))
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
