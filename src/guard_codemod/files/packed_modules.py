"""Pack the modules beside a script, to send them where its folder cannot be read."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import field
from functools import lru_cache

from guard_codemod.files.local_modules import BESIDE_COMMANDS, LocalModule, find_module
from guard_codemod.lazy import dataclass, regex

_MOST_BYTES = 1_000_000
"""The most bytes to pack: a script that imports more is an application, and is not sent."""

_MOST_ABOVE = 4
"""The most package folders above the folder of a script."""

_IMPORTS = regex(rb"\b(?:from|import)\b[^\n;(]*(?:\([^)]*\))?")
_WORD = regex(r"[^\W\d]\w*")

Names = frozenset[str]


@dataclass
class PackedModules:
    """Finds modules like `modules_beside`, without access to their folder.

    `folders` holds the names in each folder, with a slash after those of folders, and `contents`
    the modules that are probably needed. `lacking` is set when something else was needed: then the
    results are invalid.
    """

    folders: dict[str, Names]
    contents: dict[str, bytes | None] = field(default_factory=dict)
    lacking: bool = False

    def __call__(self, name: tuple[str, ...]) -> LocalModule | None:
        """Return the module *name*, or None if there is none."""
        return find_module(name, exists=self._has, is_folder=self._has_folder, read=self._read)

    def beside(self, _script: str) -> PackedModules:
        """Note that modules beside another script were needed, which are not packed."""
        self.lacking = True
        return self

    @property
    def size(self) -> int:
        """The number of bytes in the modules."""
        return sum(len(content or b"") for content in self.contents.values())

    def _has(self, path: str, mark: str = "") -> bool:
        folder, _, name = path.rpartition("/")
        return name + mark in self._names(folder)

    def _has_folder(self, path: str) -> bool:
        return self._has(path, "/")

    def _names(self, folder: str) -> Names:
        if folder not in self.folders:
            self.lacking |= folder.endswith("..") or self._has_folder(folder)
        return self.folders.get(folder, Names())

    def _read(self, path: str) -> bytes | None:
        self.lacking |= path not in self.contents
        return self.contents.get(path)


class Packer:
    """Packs the modules of scripts, using *read* to read them; caches some for the next script."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = lru_cache(maxsize=100)(read)
        self._names = lru_cache(maxsize=100)(_names)

    def pack(self, script: str, data: bytes) -> PackedModules:
        """Return what *script*, a real path with the content *data*, may import from its folder."""
        here = os.path.dirname(script)
        packed = PackedModules({"": self._names(here)})
        above = ""
        while "__init__.py" in packed.folders[above] and above.count("..") < _MOST_ABOVE:
            above = _path(above, "..")
            packed.folders[above] = self._names(os.path.join(here, above))
        for beside in BESIDE_COMMANDS:
            packed.folders[beside] = self._names_above(here, beside)
        imported = {"__init__"}
        contents = [data]
        while contents and packed.size < _MOST_BYTES:
            imported.update(*map(_imported, contents))
            contents = self._unpacked(here, packed, imported)
        packed.lacking = bool(contents)
        return packed

    def _names_above(self, here: str, path: str) -> Names:
        """Return the names in the folder *path*, none if it is elsewhere by a symbolic link."""
        folder = os.path.join(here, path)
        is_link = path.startswith("..") and os.path.realpath(folder) != os.path.normpath(folder)
        return Names() if is_link else self._names(folder)

    def _unpacked(self, here: str, packed: PackedModules, imported: set[str]) -> list[bytes]:
        """Pack the modules and folders named by *imported*, and return the new contents."""
        contents = []
        for folder, names in tuple(packed.folders.items()):
            for word in imported:
                path = _path(folder, word)
                if f"{word}/" in names and path not in packed.folders:
                    packed.folders[path] = self._names_above(here, path)
                    contents.append(b"")  # nothing in the folder has been packed yet
                file = f"{path}.py"
                if f"{word}.py" in names and file not in packed.contents:
                    packed.contents[file] = self._read(os.path.join(here, file))
                    contents.append(packed.contents[file] or b"")
        return contents


def _imported(data: bytes) -> list[str]:
    """Return the words in import statements of *data*, or in what looks like one."""
    return _WORD.findall(b" ".join(_IMPORTS.findall(data)).decode(errors="replace"))


def _path(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _names(folder: str) -> Names:
    """Return the names of the files and, with a slash added, of the folders in *folder*."""
    try:
        with os.scandir(folder) as entries:
            return Names(
                f"{entry.name}/" if entry.is_dir() else entry.name
                for entry in entries
                if entry.is_dir() or entry.is_file()
            )
    except OSError:
        return Names()
