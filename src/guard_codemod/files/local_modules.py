"""Find the modules that a job imports from its own folder, on the disk or passed in."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable, Mapping
from functools import cache, lru_cache, partial
from importlib.machinery import BYTECODE_SUFFIXES, EXTENSION_SUFFIXES
from os.path import normpath

from guard_codemod.lazy import frozen


@frozen
class LocalModule:
    """A module in a job's folder; `path` is relative to that.

    For a package, this is its ``__init__.py``. Folders without one, and compiled modules, count as
    empty.
    """

    path: str
    data: bytes
    is_package: bool


Modules = Callable[[tuple[str, ...]], LocalModule | None]
"""Finds a module by the parts of its qualified name; a last part with a dot is a file's name."""

BESIDE_COMMANDS = (
    *("..", "../src", "../..", "../../src"),
    *(f"../{folder}lib/python3/dist-packages" for folder in ("", "usr/", "../")),
)
"""Folders that may contain the package of a command in ``bin``, ``scripts`` or ``share``."""

_VERSIONS = ("36m", "37m", *map(str, range(38, 40)), *map(str, range(310, 316)))
_OF_ANY_VERSION = (  # the job may run under another version of Python
    re.sub(r"(?<=\.cpython-)\d+", version, suffix)
    for suffix in EXTENSION_SUFFIXES
    for version in _VERSIONS
)
_COMPILED = tuple(dict.fromkeys((*EXTENSION_SUFFIXES, *BYTECODE_SUFFIXES, *_OF_ANY_VERSION)))
_ENDINGS = (
    "/__init__.py",
    ".py",
    *(f"{stem}{suffix}" for stem in ("/__init__", "") for suffix in _COMPILED),
)
_Read = Callable[[str], bytes | None]


def modules_beside(script: str, read: _Read) -> Modules:
    """Return a finder of modules beside *script*, a path without symbolic links."""
    beside = partial(os.path.join, os.path.dirname(script))

    @cache
    def names_in(folder: str) -> frozenset[str]:
        path = beside(folder)
        with contextlib.suppress(OSError):
            # What has just changed may change again without a later time.
            return _names_in(path, min(os.stat(path).st_mtime_ns, time.time_ns() - 10**9))
        return frozenset()

    def is_inside(path: str) -> bool:
        """Whether *path* is in the job's folder, or leads out of it without symbolic links."""
        return not path.startswith("..") or os.path.realpath(path := beside(path)) == normpath(path)

    def exists(path: str) -> bool:
        folder, _, name = path.rpartition("/")
        return name in names_in(folder) and os.path.isfile(beside(path)) and is_inside(path)

    find_there = partial(
        find_module,
        exists=exists,
        is_folder=lambda path: os.path.isdir(beside(path)) and is_inside(path),
        read=lambda path: read(beside(path)),
    )

    def find(name: tuple[str, ...]) -> LocalModule | None:
        stem = name[-1].partition(".")[0]
        # Most of what a job imports is elsewhere.
        return None if stem and stem not in names_in("/".join(name[:-1])) else find_there(name)

    return find


@lru_cache(maxsize=64)
def _names_in(folder: str, _modified: int) -> frozenset[str]:
    """Return the names in *folder*, whole and up to the first dot."""
    return frozenset(stem for name in os.listdir(folder) for stem in (name, name.partition(".")[0]))


def modules_in(files: Mapping[str, bytes]) -> Modules:
    """Return a finder of modules in *files*, contents by path relative to the job's folder."""

    def is_folder(path: str) -> bool:
        return any(file.startswith(f"{path}/") for file in files)

    return partial(find_module, exists=files.__contains__, is_folder=is_folder, read=files.get)


def find_module(
    name: tuple[str, ...],
    *,
    exists: Callable[[str], bool],
    is_folder: Callable[[str], bool],
    read: _Read,
) -> LocalModule | None:
    """Return the module that Python would find for *name*, or None if it finds none."""
    path = "/".join(name)
    endings = ("",) if "." in name[-1].strip(".") else _ENDINGS
    file = next((f"{path}{ending}" for ending in endings if exists(f"{path}{ending}")), None)
    if file is None:
        return LocalModule(path, b"", is_package=True) if is_folder(path) else None
    data = b"" if file.endswith(_COMPILED) else read(file)
    return None if data is None else LocalModule(file, data, file.startswith(f"{path}/"))
