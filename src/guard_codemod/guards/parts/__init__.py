"""The parts of a guard, one class a file: a new file needs no entry anywhere."""

from __future__ import annotations

import sys
from functools import cache, lru_cache

from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.registry import members
from guard_codemod.guards.spec import GuardOptions


@cache
def parts() -> tuple[type[Part], ...]:
    """Return all parts, in the order in which they stand in a guard."""
    return tuple(sorted(members(sys.modules[__name__], Part), key=lambda part: part.order))


@lru_cache(maxsize=1000)  # a guard is compared with many
def parts_of(options: GuardOptions) -> tuple[Part, ...]:
    """Return the parts of a guard with *options*: none where a module has them all."""
    if options.module:
        return ()
    return tuple(part() for part in parts() if part.is_wanted(options))
