"""What stands in the template of a guard for what differs from guard to guard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from guard_codemod.lazy import regex

TEXT = regex(r"hole_[a-z]+_")
"""A placeholder in a text or a name: it can stand wherever either may."""

SECONDS = 1_000_000_007
KILL_AFTER = 1_000_003
"""The least placeholder of a number: no guard has a number of its own that is as large."""

MESSAGE = "hole_message_"

Bound = Mapping[Any, Any]
"""What a guard has in the place of each placeholder, numbers or texts."""

Options = Mapping[str, Any]
"""Some of the fields of `GuardOptions`."""


def options(**values: object) -> Options:
    """Return the options with these *values*, which may have placeholders in them."""
    return values


class Templated:
    """What is in a guard because of its options."""

    template: ClassVar[Options] = options()
    """The options that ask for it, with placeholders for what differs from guard to guard."""

    modules: ClassVar[tuple[str, ...]] = ()
    """The modules of the standard library that it uses, by their `CodeWriter.name`."""

    @classmethod
    def found(cls, bound: Bound) -> Options:
        """Return the options of a guard that has *bound* in place of the placeholders."""
        return {option: _filled(value, bound) for option, value in cls.template.items()}


def _filled(value: object, bound: Bound) -> object:
    if isinstance(value, str):
        return TEXT.sub(lambda found: str(bound[found[0]]), value)
    if type(value) is int:  # the guard may have its sum with the limit instead
        return bound[value] if value in bound else bound[value + SECONDS] - bound[SECONDS]
    return value
