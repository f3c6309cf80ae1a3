"""Placeholders in the template of a guard for what differs between guards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from guard_codemod.lazy import regex

TEXT = regex(r"hole_[a-z]+_")
"""Matches a placeholder in a text or a name: it is valid as both."""

SECONDS = 1_000_000_007
KILL_AFTER = 1_000_003
"""The smallest placeholder for a number: all numbers in a guard's own code are smaller."""

MESSAGE = "hole_message_"

Bound = Mapping[Any, Any]
"""The number or text in a guard for each placeholder."""

Options = Mapping[str, Any]
"""Some of the fields of `GuardOptions`."""


def options(**values: object) -> Options:
    """Return the options with these *values*, which may contain placeholders."""
    return values


class Templated:
    """A piece of a guard that certain options ask for."""

    template: ClassVar[Options] = options()
    """The options that ask for it, with placeholders for what differs between guards."""

    @classmethod
    def found(cls, bound: Bound) -> Options:
        """Return the options of a guard that has *bound* in place of the placeholders."""
        return {option: _filled(value, bound) for option, value in cls.template.items()}


def _filled(value: object, bound: Bound) -> object:
    if isinstance(value, str):
        return TEXT.sub(lambda match: str(bound[match[0]]), value)
    if type(value) is int:  # a guard may contain the sum with the limit
        return bound[value] if value in bound else bound[value + SECONDS] - bound[SECONDS]
    return value
