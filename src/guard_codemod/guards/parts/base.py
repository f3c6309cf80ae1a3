"""The base class of the parts of a guard."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import Body, CodeWriter, Lines
from guard_codemod.guards.placeholders import Templated
from guard_codemod.guards.spec import GuardOptions


class Part(Templated):
    """A piece of a guard that serves one purpose.

    A guard consists of its parts in order: first the definitions of all of them, each a paragraph,
    and then the statements that arm it, as one paragraph.
    """

    order: ClassVar[int]

    unless: ClassVar[str] = ""
    """The options with which a guard does not have it, although its template asks for it: words."""

    needs: ClassVar[str] = ""
    """The attribute of a timeout action that must be set for a guard to have it."""

    title: ClassVar[str] = ""
    """What it adds to a guard, if that is reported when a file is guarded."""

    python: ClassVar[tuple[int, int]] = (3, 6)
    """The oldest Python that it runs on."""

    helps_with: ClassVar[frozenset[str]] = frozenset()
    """The codes of hazards for which a guard has it beside the parts that mitigate them."""

    @classmethod
    def name(cls) -> str:
        """Return the name that rules and the documentation use."""
        return re.sub(r"\B[A-Z]", r"_\g<0>", cls.__name__).lower()

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        """Whether a guard with *options* has it."""
        is_set = partial(getattr, options)
        if not all(map(is_set, cls.template)) or any(map(is_set, cls.unless.split())):
            return False
        return not cls.needs or bool(getattr(action_of(options), cls.needs))

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:  # noqa: ARG002
        """Yield the paragraphs of imports and functions."""
        yield from ()

    def above_action(self, code: CodeWriter) -> Lines:  # noqa: ARG002
        """Yield the handler's lines above the timeout action."""
        return ()

    def in_handler(self, code: CodeWriter, action: Body) -> Lines:
        """Yield the handler's lines: those of *action*, and what the part adds around them."""
        yield from self.above_action(code)
        yield from action(code)

    def arming(self, code: CodeWriter) -> Lines:  # noqa: ARG002
        """Yield the statements that arm the guard."""
        return ()
