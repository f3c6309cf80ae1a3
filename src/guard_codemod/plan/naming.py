"""The names that the guard uses, none of which may mean something else in the file."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count
from typing import NamedTuple

from guard_codemod.model import Facts


class GuardNames(NamedTuple):
    """What the guard calls the module `signal`, its handler, and the exception."""

    signal: str
    handler: str
    exception: str


class NeededImport(NamedTuple):
    """An import that the guard needs."""

    module: str
    statement: str


def choose_names(facts: Facts, before_line: int) -> tuple[GuardNames, list[NeededImport]]:
    """Return the names for a guard at *before_line*, and the imports that they need."""
    names = facts.names
    assert names is not None
    imports: list[NeededImport] = []
    if names.signal_module and names.signal_import_line < before_line:
        signal = names.signal_module
    else:
        # A later `import signal` binds the same module: no harm in a second one above the guard.
        bound = names.bound - {"signal"} if names.signal_module == "signal" else names.bound
        signal = _import_name("signal", bound, names.taken, names.star_import)
        imports.append(_import("signal", signal))
    exception = "TimeoutError"
    if exception in names.bound or names.star_import:
        builtins = _import_name("builtins", names.bound, names.taken, names.star_import)
        imports.insert(0, _import("builtins", builtins))
        exception = f"{builtins}.{exception}"
    # A star import may bind any public name, and a function of the file may use it.
    public = () if names.star_import else ("timeout_handler",)
    return GuardNames(signal, _free(public, "_timeout_handler", names.taken), exception), imports


def _import_name(module: str, bound: frozenset[str], taken: frozenset[str], star_import: bool) -> str:
    if module not in bound and not star_import:
        return module
    return _free((), f"_{module}", taken)


def _free(preferred: Iterable[str], fallback: str, taken: frozenset[str]) -> str:
    numbered = (f"{fallback}_{number}" for number in count(2))
    return next(name for name in chain(preferred, (fallback,), numbered) if name not in taken)


def _import(module: str, name: str) -> NeededImport:
    return NeededImport(module, f"import {module}" if name == module else f"import {module} as {name}")
