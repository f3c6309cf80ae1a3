"""The timeout actions, one class in each module: new modules are found automatically."""

from __future__ import annotations

import sys
from functools import cache

from guard_codemod.guards.actions.base import NoAction, TimeoutAction
from guard_codemod.guards.registry import members
from guard_codemod.guards.spec import GuardOptions


@cache
def actions() -> tuple[type[TimeoutAction], ...]:
    """Return all actions: first those without a target, last those without a keyword."""

    def position(action: type[TimeoutAction]) -> tuple[bool, bool, str]:
        return not action.keyword, bool(action.target_name), action.keyword

    return tuple(sorted(members(sys.modules[__name__], TimeoutAction), key=position))


def action_class(on_timeout: str) -> type[TimeoutAction]:
    """Return the action for *on_timeout*. Raises `ValueError` if there is none."""
    for action in actions():
        if action.is_meant(on_timeout):
            return action
    expected = ", ".join(action.syntax() for action in actions())
    raise ValueError(f"unknown action {on_timeout!r}: expected one of {expected}")


def action_of(options: GuardOptions) -> TimeoutAction:
    """Return the action in the text of a guard with *options*."""
    if options.alone or options.module:
        return NoAction(options)
    return action_class(options.on_timeout)(options)
