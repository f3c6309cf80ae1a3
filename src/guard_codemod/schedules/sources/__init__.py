"""The readers of schedules, one module for each source: new modules are found automatically.

Each has two functions: ``matches(path)`` says whether a file's name is usual for this source, and
``read(path, text, tree)`` returns a `ScheduleFile`. The `Tree` holds related files. Neither raises.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from types import ModuleType

from guard_codemod.lazy import modules_in


@cache
def _sources() -> list[ModuleType]:
    """Import and return all sources."""
    return [import_module(f"{__name__}.{name}") for name in modules_in(__path__)]


def source_of(path: str) -> ModuleType | None:
    """Return the source whose files have names like *path*."""
    return next((source for source in _sources() if source.matches(path)), None)
