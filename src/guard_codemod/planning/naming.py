"""Choose names for the guard that mean nothing else in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain, count

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.guards.templates import import_statement, modules_of, names_of
from guard_codemod.lazy import frozen
from guard_codemod.model import Text
from guard_codemod.semantic.bindings import Bindings


@frozen
class NeededImport:
    """An import that the guard needs."""

    module: str
    statement: str


def resolve_names(
    options: GuardOptions, names: Bindings, text: Text, before_line: int
) -> tuple[Mapping[str, str], list[NeededImport]]:
    """Return the renamed names in a guard of *options* at *before_line*, and its imports.

    All words of *text* count, even in comments and strings. This lets `remove` recognize an
    import that came with the guard: nothing else mentions its name.
    """
    content = text.content
    called: dict[str, str] = {}
    imports: list[NeededImport] = []
    modules = list(modules_of(options))
    exception = action_of(options).raises
    is_bound = exception is not None and (exception in names.bound or names.star_import)
    for module in sorted([*modules, *(["builtins"] if is_bound else [])]):
        known, line = names.modules.get(module, ("", 0))
        own = text.lines[line - 1].rstrip() if known else ""
        if known and line < before_line and not is_for_guard_alone(own, module, known, content):
            called[module] = known
            continue
        taken = names.star_import or mentions(module, content)
        alias = f"_{module.replace('.', '_')}"
        called[module] = _free((), alias, content) if taken else module
        imports.append(NeededImport(module, import_statement(module, called[module])))
    for name in names_of(options):
        if name == exception:
            called[name] = f"{called['builtins']}.{name}" if is_bound else name
        else:
            # A star import may bind any public name, and a function of the file may use it.
            called[name] = _free(() if names.star_import else (name,), f"_{name}", content)
    return {name: other for name, other in called.items() if name != other}, imports


def is_for_guard_alone(line: str, module: str, called: str, content: str) -> bool:
    """Whether *line* imports *module* as `apply` would, and nothing else mentions *called*."""
    return line == import_statement(module, called) and mentions(called, content) == 1


def mentions(name: str, content: str) -> int:
    """Return how often *content* has the word *name*, in strings and comments too.

    Attributes and ``from name import`` do not count: neither uses such a name. An import of
    ``package.module`` binds ``package``. In a string, ``\\n`` may precede a word.
    """
    name = name.partition(".")[0]
    if not content.isascii():
        import unicodedata  # not at the top: few files need it

        content = unicodedata.normalize("NFKC", content)
    if name not in content:
        return 0
    start = r"(?:(?<![\w.])|(?<=\\[abfnrtv]))"
    module = rf"(?<=\bfrom {name})[\w.]* import\b"
    return len(re.findall(rf"{start}{name}(?!\w)(?!{module})", content))


def _free(preferred: Iterable[str], fallback: str, content: str) -> str:
    numbered = (f"{fallback}_{number}" for number in count(2))
    return next(
        name for name in chain(preferred, (fallback,), numbered) if not _is_taken(name, content)
    )


def _is_taken(name: str, content: str) -> bool:
    return name in content and re.search(rf"\b{name}\b", content) is not None
