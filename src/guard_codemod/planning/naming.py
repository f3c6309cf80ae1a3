"""The names that the guard uses, none of which may mean something else in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain, count
from typing import NamedTuple

from guard_codemod.guards import EXCEPTION, import_statement, modules_of, names_of
from guard_codemod.model import Names, Variant


class NeededImport(NamedTuple):
    """An import that the guard needs."""

    module: str
    statement: str


def choose_names(
    variant: Variant, names: Names, content: str, before_line: int
) -> tuple[Mapping[str, str], list[NeededImport]]:
    """Return what a guard of *variant* at *before_line* calls things, where that differs, and its imports.

    *content* is the file's text, all of whose words are taken, be they in comments or strings.
    """
    chosen: dict[str, str] = {}
    imports: list[NeededImport] = []
    modules = list(modules_of(variant))
    exception = EXCEPTION in names_of(variant) and (EXCEPTION in names.bound or names.star_import)
    for module in sorted([*modules, *(["builtins"] if exception else [])]):
        known, line = names.modules.get(module, ("", 0))
        if known and line < before_line:
            chosen[module] = known
            continue
        # A later import binds the same module: no harm in a second one above the guard.
        bound = names.bound - {module} if known == module else names.bound
        chosen[module] = (
            module
            if module not in bound and not names.star_import
            else _free((), f"_{module}", content)
        )
        imports.append(NeededImport(module, import_statement(module, chosen[module])))
    for name in names_of(variant):
        if name == EXCEPTION:
            chosen[name] = f"{chosen['builtins']}.{EXCEPTION}" if exception else EXCEPTION
        else:
            # A star import may bind any public name, and a function of the file may use it.
            chosen[name] = _free(() if names.star_import else (name,), f"_{name}", content)
    return {name: called for name, called in chosen.items() if name != called}, imports


def _free(preferred: Iterable[str], fallback: str, content: str) -> str:
    numbered = (f"{fallback}_{number}" for number in count(2))
    return next(
        name for name in chain(preferred, (fallback,), numbered) if not _is_taken(name, content)
    )


def _is_taken(name: str, content: str) -> bool:
    return name in content and re.search(rf"\b{name}\b", content) is not None
