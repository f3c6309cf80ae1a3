"""Find the file of a tree that a path on a server means."""

from __future__ import annotations

import os
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from guard_codemod.lazy import frozen, regex
from guard_codemod.schedules.dockerfile import copies_in
from guard_codemod.schedules.entry import Tree
from guard_codemod.schedules.job import NOTHING, Match

ROOT = "//"
"""The prefix of paths relative to the root of the tree; no path on a server begins like this."""

_SAYS_MUCH = len("eight123.py")
"""The length from which a file name is unlikely to occur in another project by chance."""
_ENTRY_POINT = regex(r"""^[\s"'\[]*([\w.-]+)["']?\s*=\s*["']?([A-Za-z_][\w.]*):\w""", re.M)
_PACKAGING = ("pyproject.toml", "setup.cfg", "setup.py")


@frozen
class CommandContext:
    """Where a command runs: in its own folder, with its schedule in the folder `base`.

    The folder is "" if none is set, and None if it is known at run time only. `roots` maps
    folders of the server to the folders of the tree that they are copies of, None if that is
    ambiguous; the commands of one schedule share it.
    """

    base: str
    roots: dict[str, str | None]
    directory: str | None = ""

    def learn(self, path: str, file: str, end: str) -> None:
        """Remember that the folder above *end* in *path* is a copy of the one in *file*."""
        root, folder = (path.removesuffix(end).rstrip("/") for path in (path, file))
        self.roots[root] = folder if self.roots.get(root, folder) == folder else None

    def below_roots(self, path: str) -> Iterator[str]:
        """Yield the paths in the tree that correspond to *path* below each known root."""
        for root, folder in self.roots.items():
            rest = path.removeprefix(f"{root}/") if root else path
            if folder is not None and not rest.startswith("/") and rest != (path if root else ""):
                yield posixpath.join(folder, rest)


class Mapper:
    """Finds the files of *tree* that commands name."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._together = defaultdict[tuple[str, str], set[str]](set)
        self._called = posixpath.basename(tree.root) or "/"

    def file(self, path: str, context: CommandContext, at_least: int = 1) -> Match:
        """Return the file that matches the longest end of *path*, a path on any machine.

        At least the last *at_least* parts must match. Of several files, the one in or above the
        folder of the schedule is chosen. A name alone is not enough: the folder of the command, or
        other commands, must confirm where it is.
        """
        parts = [part for part in path.split("/") if part not in ("", ".", "..", "~")]
        if path.startswith(ROOT):
            whole = "/".join(parts)
            return Match((whole,) if whole in self.tree.paths else ())
        known = list(context.below_roots(path))
        bases = list(above(context.base)) if context.directory is not None else []
        for exact in known:
            if exact in self.tree.paths:
                return Match((exact,))
        copied = self._copied(path)
        if len(copied) == 1:
            return Match(tuple(copied))
        named = self._by_name.get(parts[-1], ()) if parts else ()
        for first in range(len(parts) - at_least + 1):
            end = "/".join(parts[first:])
            paths = [path for path in named if f"/{path}".endswith(f"/{end}")]
            if paths:
                near = [path for path in _joined(bases, end) if path in paths]
                own = posixpath.dirname(path) == context.directory
                sure = "/" in end or (own and len(near) == 1) or self._are_together(path, paths)
                match = Match(tuple(near[:1] if near and sure else sorted(paths)), sure)
                if match.path:
                    context.learn(path, match.path, end)
                return match if sure or not known else NOTHING
        return NOTHING

    def _are_together(self, path: str, paths: list[str]) -> bool:
        """Whether other commands' files beside *path* are also beside the only one of *paths*."""
        names = self._together[posixpath.dirname(path), posixpath.dirname(paths[0])]
        if len(paths) == 1:
            names.add(posixpath.basename(path))
        return len(names) > 1 and len(paths) == 1 and max(map(len, names)) >= _SAYS_MUCH

    def _copied(self, path: str) -> set[str]:
        """Return the files of *path* if an image, or a folder with the tree's name, copies it."""
        _, called, below = path.rpartition(f"/{self._called}/")
        folders = {
            posixpath.normpath(posixpath.join(folder, path.removeprefix(there).lstrip("/")))
            for there, folder in self._copies
            if path.startswith(f"{there}/")
        }
        return (folders | {below if called else ""}) & self.tree.paths

    def module(self, name: str, context: CommandContext) -> Match:
        """Return the file that ``python -m`` *name* runs."""
        path = name.replace(".", "/")
        for end in (f"{path}.py", f"{path}/__main__.py"):
            if "/" not in end and context.directory is not None:
                match = self.file(posixpath.join(context.directory, end), context)
                if match.path:
                    return match
            folders = [*_ends(context.directory or ""), *above(context.base)]
            likely = _joined(folders, end, f"src/{end}", f"lib/{end}")
            near = next((path for path in likely if path in self.tree.paths), None)
            if near:
                return Match((near,), sure="/" in end)
            if "." in name:
                elsewhere = self.file(end, context, at_least=end.count("/") + 1)
                if elsewhere.candidates:
                    return elsewhere
        return NOTHING

    def management_command(self, name: str) -> Match:
        """Return the file of Django's command *name*."""
        end = f"/management/commands/{name}.py"
        paths = (path for path in self._by_name.get(f"{name}.py", ()) if f"/{path}".endswith(end))
        return Match(tuple(sorted(paths)))

    def entry_point(self, name: str) -> Match:
        """Return the file that the console script *name* starts in."""
        matches = (
            self.module(module, CommandContext(folder, {}, ROOT + folder))
            for module, folder in self._entry_points.get(name, ())
        )
        return Match(tuple(dict.fromkeys(path for match in matches for path in match.candidates)))

    @cached_property
    def _copies(self) -> set[tuple[str, str]]:
        return copies_in(self.tree)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        named = defaultdict(list)
        for path in self.tree.paths:
            named[posixpath.basename(path)].append(path)
        return named

    @cached_property
    def _entry_points(self) -> dict[str, list[tuple[str, str]]]:
        """The modules of each console script, each with the folder of its project."""
        modules = defaultdict(list)
        for path in sorted(path for name in _PACKAGING for path in self._by_name.get(name, ())):
            for name, module in _ENTRY_POINT.findall(self.tree.read(path) or ""):
                modules[name].append((module, posixpath.dirname(path)))
        return modules


def above(folder: str) -> Iterator[str]:
    """Yield *folder* and each folder above it, up to the root of the tree."""
    while folder.strip("/") and not folder.startswith("/"):
        yield folder
        folder = posixpath.dirname(folder)
    yield ""


def _ends(path: str) -> Iterator[str]:
    """Yield the trailing parts of *path*, the longest first."""
    parts = [part for part in path.split("/") if part]
    return ("/".join(parts[first:]) for first in range(len(parts)))


def _joined(folders: Iterable[str], *ends: str) -> Iterator[str]:
    return (posixpath.join(folder, end) for folder in folders for end in ends)


def paths_below(root: str, paths: Iterable[str]) -> frozenset[str]:
    """Return those of *paths* that are below the folder *root*, relative to it."""
    start = os.path.join(root, "")
    inside = (path.removeprefix(start) for path in paths if path.startswith(start))
    return frozenset(path.replace(os.sep, "/") for path in inside)
