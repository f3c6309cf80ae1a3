"""Finds the sources: each module of `sources` is one, imported when schedules are read."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from guard_codemod.lazy import modules_in
from guard_codemod.schedules import sources
from guard_codemod.schedules.entry import Source


@cache
def _sources() -> tuple[Source, ...]:
    names = modules_in(sources.__path__)
    return tuple(cast(Source, import_module(f"{sources.__name__}.{name}")) for name in names)


def source_of(path: str) -> Source | None:
    """Return the source whose files are called like *path*."""
    return next((source for source in _sources() if source.matches(path)), None)
