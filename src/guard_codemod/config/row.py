"""A row of the table of settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import FrozenInstanceError
from enum import Enum, Flag, auto
from typing import Any, Generic, TypeVar

from guard_codemod.config.kinds import Kind

Given = TypeVar("Given", contravariant=True)
Value = TypeVar("Value", covariant=True)


class Source(Flag):
    """Where a setting can be set."""

    COMMAND_LINE = auto()
    TABLE = auto()
    OVERRIDE = auto()
    SCRIPT_BLOCK = auto()
    COMMENT = auto()


CONFIGURED = Source.TABLE | Source.OVERRIDE | Source.SCRIPT_BLOCK
ANYWHERE = CONFIGURED | Source.COMMAND_LINE | Source.COMMENT


class Group(Enum):
    """The heading under which ``--help`` and the documentation list a setting."""

    GUARD = "Guard"
    RULES = "Rules"
    FILES = "File selection"
    OUTPUT = "Output"
    RUN = "Run"


GUARD, RULES, FILES, OUTPUT, RUN = Group

_COMMANDS = {
    GUARD: ("apply", "check"),
    RULES: ("apply", "check"),
    FILES: ("apply", "check", "remove", "files", "config", "schedule"),
    OUTPUT: ("apply", "check", "remove"),
    RUN: ("apply", "check", "remove"),
}
"""The commands that have the options of a group, unless a row names its own."""

_SOURCES = {GUARD: ANYWHERE, RULES: CONFIGURED | Source.COMMAND_LINE}
_OTHER_SOURCES = Source.COMMAND_LINE | Source.TABLE
"""Where the settings of a group can be set, unless a row names its own sources."""


class Setting(Generic[Given, Value]):
    """A row: the default of a dataclass's field, which parses what is assigned.

    It is a descriptor so that a field can be set as text (``timeout="1h"``) and read as a value
    (3600), with the right type for each. It can be set only once.

    The default is that of the kind unless the row gives one; `default_text` describes it where the
    value does not. `opposite` is the setting that turns this one off. `sources` and `commands` are
    those of the group by default.
    """

    key: str
    field: str

    def __init__(
        self,
        group: Group,
        kind: Kind,
        help: str,
        *,
        default: Value | None = None,
        sources: Source | None = None,
        metavar: str | None = None,
        default_text: str | None = None,
        short: str | None = None,
        opposite: str | None = None,
        commands: tuple[str, ...] | None = None,
    ) -> None:
        self.kind = kind
        self.default: Value = kind.unset if default is None else default
        self.group = group
        self.sources = sources or _SOURCES.get(group, _OTHER_SOURCES)
        self.help = help
        self.metavar = metavar or kind.metavar
        self.default_text = default_text
        self.short = short
        self.opposite = opposite
        self.commands = commands or _COMMANDS[group]

    def __set_name__(self, owner: type, name: str) -> None:
        self.field = name
        self.key = name.replace("_", "-")

    def __get__(self, owner: object | None, cls: type) -> Value:
        value: Value = self.default if owner is None else owner.__dict__[self.field]
        return value

    def __set__(self, owner: object, value: Given) -> None:
        if self.field in owner.__dict__:
            raise FrozenInstanceError(f"cannot assign to field {self.field!r}")
        try:
            owner.__dict__[self.field] = self.parse(value)
        except ValueError as error:
            raise ValueError(f"{self.key}: {error}") from error

    @property
    def in_files(self) -> bool:
        """Whether a file can set it, and not the command line alone."""
        return self.sources is not Source.COMMAND_LINE

    def parse(self, value: object) -> Any:
        """Parse *value*. Raises `ValueError`, saying what to give."""
        return value if value is self.default else self.kind.parse(value)


Switch = Setting[bool, bool]
Duration = Setting["int | str | None", "int | None"]
Grace = Setting["int | str", "int | str"]
Text = Setting[str, str]
OptionalText = Setting["str | None", "str | None"]
Strings = Setting[Sequence[str], tuple[str, ...]]
