"""Finds the output formats: each file of `formats` is one, imported when it is asked for."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from guard_codemod.config.settings import OUTPUT_FORMATS
from guard_codemod.formatters import formats, schedule
from guard_codemod.formatters.base import Formatter
from guard_codemod.formatters.schedule import ScheduleFormatter
from guard_codemod.guards.registry import defined_in

SCHEDULE_FORMATS = tuple(sorted(module.name for module in iter_modules(schedule.__path__)))


def schedule_formatter(name: str) -> ScheduleFormatter:
    """Return what shows schedules in the format *name*: the function of a file of `schedule`."""
    shown: ScheduleFormatter = import_module(f"{schedule.__name__}.{name}").lines
    return shown


@cache
def formatter(name: str) -> type[Formatter]:
    """Return the formatter *name*."""
    module = import_module(f"{formats.__name__}.{name}")
    # An abstract class is as good here: https://github.com/python/mypy/issues/4717
    (found,) = defined_in(module, Formatter)  # type: ignore[type-abstract]
    return found


def all_formatters() -> tuple[type[Formatter], ...]:
    """Return all formatters, by name."""
    return tuple(map(formatter, OUTPUT_FORMATS))
