"""How a path is shown."""

import os


def from_here(path: str) -> str:
    """Return *path* relative to the current folder if it is an absolute one that lies there."""
    return path.removeprefix(os.path.join(os.getcwd(), "")) if os.path.isabs(path) else path


def plain(path: str) -> str:
    """Return *path* as it is named from here, without ``.`` and, if it lies here, without ``..``."""
    inside = from_here(os.path.abspath(path))
    return os.path.normpath(path) if os.path.isabs(inside) else inside
