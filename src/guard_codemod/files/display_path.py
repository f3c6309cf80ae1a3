"""How a path is shown."""

from __future__ import annotations

import os


def relative_to_cwd(path: str) -> str:
    """Return *path* relative to the current folder if it is an absolute one that lies there."""
    return path.removeprefix(os.path.join(os.getcwd(), "")) if os.path.isabs(path) else path


def from_root(path: str, root: str | None) -> str:
    """Return *path* relative to the real path *root* if it lies there, else as an absolute path.

    Without a *root* it is as named here, without ``.`` and, if it is below the current folder,
    ``..``.
    """
    if root is None:
        inside = relative_to_cwd(os.path.abspath(path))
        return os.path.normpath(path) if os.path.isabs(inside) else inside
    folder, name = os.path.split(path)
    # What is in the file's place may be a link, which a repository holds as such.
    real = os.path.join(os.path.realpath(folder), name)
    return real.removeprefix(os.path.join(root, ""))
