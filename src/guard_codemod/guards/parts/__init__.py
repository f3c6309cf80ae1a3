"""The parts of a guard, one class in each module: new modules are found automatically."""

from __future__ import annotations

import sys
from functools import cache, lru_cache

from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.registry import members
from guard_codemod.guards.spec import GuardOptions


@cache
def parts() -> tuple[type[Part], ...]:
    """Return all parts, in their order in a guard."""
    return tuple(sorted(members(sys.modules[__name__], Part), key=lambda part: part.order))


@lru_cache(maxsize=1000)  # the matcher tries many options
def parts_of(options: GuardOptions) -> tuple[Part, ...]:
    """Return the parts of a guard with *options*: none if a module provides them."""
    if options.module:
        return ()
    return tuple(part() for part in parts() if part.is_wanted(options))
