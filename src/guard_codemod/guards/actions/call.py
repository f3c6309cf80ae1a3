"""The action ``PKG.MOD:FUNC``."""

from __future__ import annotations

import keyword

from guard_codemod.guards.actions.base import TimeoutAction
from guard_codemod.guards.placeholders import options


class Call(TimeoutAction):
    """Calls a function of the user, which is imported when the job starts."""

    target_name = "PKG.MOD:FUNC"
    in_guard_module = True
    help = "call your function"
    example = "ops.alerts:late"
    template = options(on_timeout="hole_module_:hole_function_")
    has_handler = False

    @classmethod
    def is_meant(cls, text: str) -> bool:
        module, colon, function = text.partition(":")
        return bool(colon) and all(map(_is_name, [*module.split("."), function]))

    @property
    def imported(self) -> tuple[str, str]:
        module, _, function = self.target.partition(":")
        return module, function


def _is_name(word: str) -> bool:
    return word.isidentifier() and not keyword.iskeyword(word)
