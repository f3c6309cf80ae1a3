"""Format paths for the user."""

from __future__ import annotations

import os


def relative_to(path: str, folder: str) -> str:
    """Return *path* relative to *folder* if it is below it."""
    return path.removeprefix(os.path.join(folder, ""))


def relative_to_cwd(path: str) -> str:
    """Return *path* relative to the current folder if it is absolute and below it."""
    return relative_to(path, os.getcwd()) if os.path.isabs(path) else path


def from_root(path: str, root: str | None) -> str:
    """Return *path* relative to the real path *root* if it is below it, else as an absolute path.

    Without a *root*, return it as given, without ``.`` and, if it is below the current folder,
    without ``..``.
    """
    if root is None:
        inside = relative_to_cwd(os.path.abspath(path))
        return os.path.normpath(path) if os.path.isabs(inside) else inside
    folder, name = os.path.split(path)
    # Do not resolve the file itself: a repository contains links as links.
    return relative_to(os.path.join(os.path.realpath(folder), name), root)
