"""The names that the guard uses, none of which may mean something else in the file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import chain, count
from typing import NamedTuple

from guard_codemod.guards import EXCEPTION, import_statement, modules_of, names_of
from guard_codemod.model import Names, Text, Variant


class NeededImport(NamedTuple):
    """An import that the guard needs."""

    module: str
    statement: str


def choose_names(
    variant: Variant, names: Names, text: Text, before_line: int
) -> tuple[Mapping[str, str], list[NeededImport]]:
    """Return what a guard of *variant* at *before_line* calls things, where that differs, and its imports.

    All words of *text* are taken, be they in comments or strings: so `remove` can tell an import that came
    with the guard, which has a name that nothing else mentions, from the file's own.
    """
    content = text.content
    chosen: dict[str, str] = {}
    imports: list[NeededImport] = []
    modules = list(modules_of(variant))
    exception = EXCEPTION in names_of(variant) and (EXCEPTION in names.bound or names.star_import)
    for module in sorted([*modules, *(["builtins"] if exception else [])]):
        known, line = names.modules.get(module, ("", 0))
        own = text.lines[line - 1].rstrip() if known else ""
        if known and line < before_line and not is_for_guard_alone(own, module, known, content):
            chosen[module] = known
            continue
        taken = names.star_import or mentions(module, content)
        chosen[module] = _free((), f"_{module}", content) if taken else module
        imports.append(NeededImport(module, import_statement(module, chosen[module])))
    for name in names_of(variant):
        if name == EXCEPTION:
            chosen[name] = f"{chosen['builtins']}.{EXCEPTION}" if exception else EXCEPTION
        else:
            # A star import may bind any public name, and a function of the file may use it.
            chosen[name] = _free(() if names.star_import else (name,), f"_{name}", content)
    return {name: called for name, called in chosen.items() if name != called}, imports


def is_for_guard_alone(line: str, module: str, called: str, content: str) -> bool:
    """Whether *line* of *content* imports *module* as `apply` would, and nothing else mentions the name *called*."""
    return line == import_statement(module, called) and mentions(called, content) == 1


def mentions(name: str, content: str) -> int:
    """Return how often *content* has the word *name*, be it in a string or a comment.

    What follows a dot is an attribute, and ``from name import`` binds no such name.
    """
    content = content if content.isascii() else unicodedata.normalize("NFKC", content)
    module = rf"(?<=\bfrom {name})[\w.]* import\b"
    return len(re.findall(rf"(?<![\w.]){name}(?!\w)(?!{module})", content))


def _free(preferred: Iterable[str], fallback: str, content: str) -> str:
    numbered = (f"{fallback}_{number}" for number in count(2))
    return next(
        name for name in chain(preferred, (fallback,), numbered) if not _is_taken(name, content)
    )


def _is_taken(name: str, content: str) -> bool:
    return name in content and re.search(rf"\b{name}\b", content) is not None
