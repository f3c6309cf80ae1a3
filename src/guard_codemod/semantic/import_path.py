"""Where the imports of a job lead to: beside it, and in the package that it belongs to."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from functools import cache

from guard_codemod.files.local_modules import BESIDE_COMMANDS, LocalModule, Modules
from guard_codemod.lazy import cached_property, frozen, replace
from guard_codemod.semantic.call_facts import STANDARD

Path = tuple[str, ...]
"""The parts of a path from the folder of the job."""

MOST_FOLDERS = 5
"""As many folders are looked at, one above the other."""
_BESIDE = [tuple(path.split("/")) for path in BESIDE_COMMANDS]


@frozen
class ImportPath:
    """Finds, with `modules`, what a module in `folder` imports."""

    modules: Modules
    folder: Path = ()
    added: tuple[Path, ...] = ()
    """The folders that a program adds to its path."""
    libraries: bool = True
    """Whether code of a library counts, be it one whose calls are known."""

    @classmethod
    def of(cls, modules: Modules | None, *, libraries: bool = True) -> ImportPath | None:
        """Return what finds the imports of a job, if *modules* are available."""
        return cls(cache(modules), libraries=libraries) if modules else None

    @cached_property
    def roots(self) -> list[Path]:
        """The folders that a module or a package of the tree may be in."""
        roots: list[Path] = [()]
        while self.modules((*roots[-1], "__init__")) and len(roots) < MOST_FOLDERS:
            roots.append(("..", *roots[-1]))
        return list(dict.fromkeys([*roots, *_BESIDE, *self.added]))

    def adding(self, folders: Iterable[Path]) -> ImportPath:
        """Return what also finds modules in *folders*."""
        added = (*self.added, *folders)
        return self if added == self.added else replace(self, added=added)

    def inside(self, path: Path, module: LocalModule) -> ImportPath:
        """Return what finds the imports of *module*, which is at *path*."""
        inner = replace(self, folder=path if module.is_package else path[:-1])
        vars(inner).update(roots=self.roots, _holders=self._holders)
        return inner

    @cached_property
    def _holders(self) -> dict[str, list[Path]]:
        """Of `roots`, those with a module or a package of each name that has been asked for."""
        return {}

    def _holding(self, name: str) -> list[Path]:
        if name not in self._holders:
            roots = self.roots if self.libraries or not _is_library(name) else [()]
            self._holders[name] = [root for root in roots if self.modules((*root, name))]
        return self._holders[name]

    def places(self, name: str) -> Iterator[tuple[Path, Path]]:
        """Yield where the qualified *name* may be: each folder, with the parts below it.

        A name that is imported relatively has as many dots in front as its import.
        """
        absolute = name.lstrip(".")
        parts = tuple(absolute.split("."))
        levels = len(name) - len(absolute) - 1
        if levels >= 0:
            kept = len(self.folder) - levels
            above = (*self.folder[: max(kept, 0)], *[".."] * -kept)
            yield from ((above, parts), (above, ("__init__", *parts)))
        elif parts[0].isidentifier() and parts[0] not in sys.stdlib_module_names:
            yield from ((root, parts) for root in self._holding(parts[0]))

    def find(self, name: str) -> Iterator[tuple[Path, LocalModule, str]]:
        """Yield the modules that *name* may be of, each with its path and the name in it."""
        for folder, parts in self.places(name):
            path, model = folder, None
            for part in parts[:-1]:
                module = self.modules((*path, part.replace("()", "")))
                if module is None:
                    break
                path, model = (*path, part.replace("()", "")), module
            # Outside the job's folder, a folder without modules is no package.
            if model and (model.data or not folder):
                yield path, model, ".".join(parts[len(path) - len(folder) :])


@cache
def _is_library(module: str) -> bool:
    """Whether enough is known of *module*: only the job's own folder may hold another one."""
    return bool(STANDARD.keywords_of(module, bool))
