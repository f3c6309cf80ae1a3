"""The files of a tree by their paths, and which of them a path on a server means."""

from __future__ import annotations

import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from guard_codemod.schedules.entry import Tree
from guard_codemod.schedules.job import NOTHING, Match

ROOT = "//"
"""What a path begins with that is known from the root of the tree; a server has no such path."""

_LARGEST = 1 << 20
_ENTRY_POINT = re.compile(r"""^[\s"'\[]*([\w.-]+)["']?\s*=\s*["']?([A-Za-z_][\w.]*):\w""", re.M)
_COMMON = ("main.py", "app.py", "run.py", "cli.py", "start.py", "run.sh", "start.sh")
_PACKAGING = ("pyproject.toml", "setup.cfg", "setup.py")


@dataclass(frozen=True, eq=False)  # what is derived from one may be kept, but not for the next
class Folder:
    """The files `paths` below the folder `root`, and contents that are `given` by other names."""

    root: str
    paths: frozenset[str]
    given: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> bytes | None:
        """Return the content of *path*, or None if it is not there, too large or unreadable."""
        content = self.given.get(path)
        if path in self.paths:
            content = content_of(os.path.join(self.root, path))
        return content if content is None or len(content) <= _LARGEST else None


class Mapper:
    """Finds the files of *tree* that commands name; *base* is the folder of their schedule."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def file(self, path: str, base: str, at_least: int = 1) -> Match:
        """Return the file that *path*, from anywhere, means: the longest end that exists.

        No fewer than *at_least* of its last parts count. Of several files the one in *base* is
        meant, or in a folder above it. A common name in another folder tells too little.
        """
        parts = [part for part in path.split("/") if part not in ("", ".", "..", "~")]
        if path.startswith(ROOT):
            whole = "/".join(parts)
            return Match((whole,) if whole in self.tree.paths else ())
        named = self._by_name.get(parts[-1], ()) if parts else ()
        for first in range(len(parts) - at_least + 1):
            end = "/".join(parts[first:])
            found = [one for one in named if f"/{one}".endswith(f"/{end}")]
            nearest = [one for one in _joined(above(base), end) if one in found]
            if found:
                sure = bool(nearest) or first == 0 or "/" in end or end not in _COMMON
                return Match(tuple(nearest[:1] or sorted(found)), sure)
        return NOTHING

    def module(self, name: str, directory: str, base: str) -> Match:
        """Return the file that ``python -m`` *name* runs in *directory*."""
        path = name.replace(".", "/")
        for end in (f"{path}.py", f"{path}/__main__.py"):
            folders = [*_ends(directory), *above(base)]
            likely = _joined(folders, end, f"src/{end}", f"lib/{end}")
            found = next((one for one in likely if one in self.tree.paths), None)
            if found:
                return Match((found,))
            elsewhere = (
                self.file(end, base, at_least=end.count("/") + 1) if "." in name else NOTHING
            )
            if elsewhere.candidates:
                return elsewhere
        return NOTHING

    def management_command(self, name: str) -> Match:
        """Return the file of Django's command *name*."""
        end = f"/management/commands/{name}.py"
        found = (path for path in self._by_name.get(f"{name}.py", ()) if f"/{path}".endswith(end))
        return Match(tuple(sorted(found)))

    def entry_point(self, name: str) -> str | None:
        """Return the module in which the console script *name* begins."""
        return self._entry_points.get(name)

    def text(self, path: str) -> str:
        """Return the content of *path* as text; nothing if there is none."""
        return decoded(self.tree.read(path) or b"")

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        named = defaultdict(list)
        for path in self.tree.paths:
            named[posixpath.basename(path)].append(path)
        return named

    @cached_property
    def _entry_points(self) -> dict[str, str]:
        found = (path for name in _PACKAGING for path in self._by_name.get(name, ()))
        return {
            name: module for path in found for name, module in _ENTRY_POINT.findall(self.text(path))
        }


def content_of(path: str) -> bytes | None:
    """Return the content of the file at *path*, as far as it is used; None if it is unreadable."""
    try:
        with open(path, "rb") as file:
            return file.read(_LARGEST + 1)
    except OSError:
        return None


def decoded(content: bytes) -> str:
    """Return *content* as text, whatever it holds, with plain ends of lines."""
    text = content.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "?")


def above(folder: str) -> Iterator[str]:
    """Yield *folder* of the tree and each folder above it, and of no other tree."""
    while folder.strip("/") and not folder.startswith("/"):
        yield folder
        folder = posixpath.dirname(folder)
    yield ""


def _ends(path: str) -> Iterator[str]:
    """Yield the ends of *path*, from anywhere, the longest first."""
    parts = [part for part in path.split("/") if part]
    return ("/".join(parts[first:]) for first in range(len(parts)))


def _joined(folders: Iterable[str], *ends: str) -> Iterator[str]:
    return (posixpath.join(folder, end) for folder in folders for end in ends)


def below(root: str, paths: Iterable[str]) -> frozenset[str]:
    """Return those of *paths* that are below the folder *root*, from there."""
    start = os.path.join(root, "")
    inside = (path.removeprefix(start) for path in paths if path.startswith(start))
    return frozenset(path.replace(os.sep, "/") for path in inside)
