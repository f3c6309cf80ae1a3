"""How a path is shown."""

from __future__ import annotations

import os


def relative_to_cwd(path: str) -> str:
    """Return *path* relative to the current folder if it is an absolute one that lies there."""
    return path.removeprefix(os.path.join(os.getcwd(), "")) if os.path.isabs(path) else path


def display_path(path: str) -> str:
    """Return *path* as named here, without ``.`` and, if it is below the current folder, ``..``."""
    inside = relative_to_cwd(os.path.abspath(path))
    return os.path.normpath(path) if os.path.isabs(inside) else inside


def from_root(path: str, root: str | None) -> str:
    """Return *path* relative to the real path *root* if it lies there, else as an absolute path.

    Without a *root* it is as of `display_path`.
    """
    if root is None:
        return display_path(path)
    folder, name = os.path.split(path)
    # What is in the file's place may be a link, which a repository holds as such.
    real = os.path.join(os.path.realpath(folder), name)
    return real.removeprefix(os.path.join(root, ""))
