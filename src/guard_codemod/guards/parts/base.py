"""The base classes of the parts of a guard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.placeholders import Templated
from guard_codemod.guards.spec import GuardOptions


class Part(Templated):
    """A piece of a guard that serves one purpose.

    A guard consists of its parts in order: first the definitions of all of them, each a paragraph,
    and then the statements that arm it, as one paragraph.
    """

    order: ClassVar[int]

    title: ClassVar[str] = ""
    """What it adds to a guard, if that is reported when a file is guarded."""

    names: ClassVar[tuple[str, ...]] = ()
    """The names that it defines at module level."""

    python: ClassVar[tuple[int, int]] = (3, 6)
    """The oldest Python that it runs on."""

    helps_with: ClassVar[frozenset[str]] = frozenset()
    """The codes of hazards for which a guard has it beside the parts that mitigate them."""

    @classmethod
    def name(cls) -> str:
        """Return the name of its module, which rules and the documentation use."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        """Whether a guard with *options* has it."""
        return all(map(partial(getattr, options), cls.template))

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:  # noqa: ARG002
        """Yield the paragraphs of imports and functions."""
        yield from ()

    def in_handler(self, code: CodeWriter, action: Body) -> Iterable[str]:
        """Yield the handler's lines: those of *action*, and what the part adds around them."""
        return action(code)

    def arming(self, code: CodeWriter) -> Iterable[str]:  # noqa: ARG002
        """Yield the statements that arm the guard."""
        return ()


class ExceptionPart(Part):
    """A part that concerns the handler's exception: other actions do not need it."""

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return super().is_wanted(options) and action_of(options).raises is not None
