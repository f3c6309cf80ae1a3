"""What a part of a guard consists of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import ClassVar

from guard_codemod.guards.actions import action_of
from guard_codemod.guards.code_writer import Body, CodeWriter
from guard_codemod.guards.placeholders import Templated
from guard_codemod.guards.spec import GuardOptions


class Part(Templated):
    """A piece of a guard that is there for a reason.

    A guard is its parts in their order: first what all of them define, each definition a paragraph
    of its own, and then the statements that arm it, as one paragraph.
    """

    order: ClassVar[int]

    title: ClassVar[str] = ""
    """What a guard has with it, if that is told when a file is guarded."""

    names: ClassVar[tuple[str, ...]] = ()
    """What it defines at module level."""

    python: ClassVar[tuple[int, int]] = (3, 6)
    """The oldest Python that it runs on."""

    helps_with: ClassVar[frozenset[str]] = frozenset()
    """The codes of hazards for which a guard has it beside the parts that mitigate them."""

    @classmethod
    def name(cls) -> str:
        """Return the name of its file, by which rules and the documentation know it."""
        return cls.__module__.rpartition(".")[2]

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        """Whether a guard with *options* has it."""
        return all(map(partial(getattr, options), cls.template))

    def definitions(self, code: CodeWriter) -> Iterator[list[str]]:  # noqa: ARG002
        """Yield the paragraphs of imports and functions."""
        yield from ()

    def in_handler(self, code: CodeWriter, action: Body) -> Iterable[str]:
        """Yield the handler's lines: *action*, and what the part puts before or around it."""
        return action(code)

    def arming(self, code: CodeWriter) -> Iterable[str]:  # noqa: ARG002
        """Yield the statements that arm the guard."""
        return ()


class ExceptionPart(Part):
    """A part that is about the exception of the handler: other actions have no use for it."""

    @classmethod
    def is_wanted(cls, options: GuardOptions) -> bool:
        return super().is_wanted(options) and action_of(options).raises is not None
