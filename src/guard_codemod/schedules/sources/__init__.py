"""The readers of schedules, one module a source: a new file needs no entry anywhere.

Each has two functions: ``matches(path)`` says whether the name of a file is one that this kind of
file usually has, and ``read(path, text, tree)`` returns the `ScheduleFile` that it comes to. The
`Tree` has its companions. Nothing raises.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

from guard_codemod.lazy import modules_in


@cache
def _sources() -> list[ModuleType]:
    """Return all sources, imported when schedules are read."""
    return [import_module(f"{__name__}.{name}") for name in modules_in(__path__)]


def source_of(path: str) -> ModuleType | None:
    """Return the source whose files are called like *path*."""
    return next((source for source in _sources() if source.matches(path)), None)
