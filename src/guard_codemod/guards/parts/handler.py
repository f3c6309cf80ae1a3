"""The function that the signal calls."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import CodeWriter
from guard_codemod.guards.parts import parts_of
from guard_codemod.guards.parts.base import Part
from guard_codemod.guards.spec import GuardOptions

HANDLER = "timeout_handler"


class Handler(Part):
    """The handler, with the timeout action."""

    order = 10
    names = (HANDLER,)

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return action_of(options).has_handler

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:
        body = action_of(code.options).statements
        for part in reversed(parts_of(code.options)):
            body = partial(part.in_handler, action=body)
        # The underscores mark parameters as unused, for linters (ruff's ARG001).
        parameters = {"_signum": "int", "_frame": "object"}
        yield code.function(HANDLER, parameters, "None", body)
