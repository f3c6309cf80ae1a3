"""The timeout actions, one class a file: a new file needs no entry anywhere."""

from __future__ import annotations

import sys
from functools import cache

from guard_codemod.guards.actions.base import NoAction, TimeoutAction
from guard_codemod.guards.registry import members
from guard_codemod.guards.spec import GuardOptions


@cache
def actions() -> tuple[type[TimeoutAction], ...]:
    """Return all actions, those without a target first and those without a keyword last."""

    def position(action: type[TimeoutAction]) -> tuple[bool, bool, str]:
        return not action.keyword, bool(action.target_name), action.keyword

    return tuple(sorted(members(sys.modules[__name__], TimeoutAction), key=position))


def action_class(on_timeout: str) -> type[TimeoutAction]:
    """Return the action that *on_timeout* asks for. Raises `ValueError` if it asks for none."""
    for action in actions():
        if action.is_meant(on_timeout):
            return action
    expected = ", ".join(action.syntax() for action in actions())
    raise ValueError(f"unknown action {on_timeout!r}: expected one of {expected}")


def action_of(options: GuardOptions) -> TimeoutAction:
    """Return the action that a guard with *options* has in its own text."""
    if options.alone or options.module:
        return NoAction(options)
    return action_class(options.on_timeout)(options)
