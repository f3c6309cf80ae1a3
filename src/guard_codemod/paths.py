"""How a path is shown."""

import os


def from_here(path: str) -> str:
    """Return *path* relative to the current folder if it is an absolute one that lies there."""
    return path.removeprefix(os.path.join(os.getcwd(), "")) if os.path.isabs(path) else path


def plain(path: str) -> str:
    """Return *path* as `from_here` does, without ``.`` and ``..`` where they are not needed."""
    return os.path.normpath(from_here(path))
