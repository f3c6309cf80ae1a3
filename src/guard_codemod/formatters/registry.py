"""Find the output formats: each module in `formats` is one, imported on demand."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from guard_codemod.formatters import formats
from guard_codemod.formatters.base import Formatter
from guard_codemod.guards.registry import defined_in


@cache
def formatter(name: str) -> type[Formatter]:
    """Return the formatter *name*."""
    module = import_module(f"{formats.__name__}.{name}")
    # mypy rejects abstract classes here: https://github.com/python/mypy/issues/4717
    (defined,) = defined_in(module, Formatter)  # type: ignore[type-abstract]
    return defined
