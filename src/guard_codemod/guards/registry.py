"""Find the classes in the modules of a package, so that nothing lists them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import TypeVar

from guard_codemod.lazy import modules_in

Member = TypeVar("Member")


def members(package: ModuleType, base: type[Member]) -> Iterator[type[Member]]:
    """Yield the subclasses of *base* in the modules of *package*, except in *base*'s own."""
    for name in modules_in(package.__path__):
        yield from defined_in(import_module(f"{package.__name__}.{name}"), base)


def defined_in(module: ModuleType, base: type[Member]) -> Iterator[type[Member]]:
    """Yield the subclasses of *base* that *module* defines, unless it defines *base* itself."""
    for value in vars(module).values():
        is_class = isinstance(value, type) and issubclass(value, base)
        if is_class and module.__name__ == value.__module__ != base.__module__:
            yield value
