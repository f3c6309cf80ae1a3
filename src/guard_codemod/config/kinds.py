"""The kinds of settings' values: how each is validated, read from text and shown."""

from __future__ import annotations

import os
from collections import UserDict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, TypeGuard, TypeVar

from guard_codemod.duration import format_duration, parse_duration
from guard_codemod.files.gitignore import Patterns
from guard_codemod.lazy import frozen
from guard_codemod.model import Severity

Value = TypeVar("Value")


class Table(UserDict[str, Value]):
    """A hashable table: every value of a setting can be hashed.

    It is not a `dict`, which dataclasses of Python 3.10 reject as a default.
    """

    def __hash__(self) -> int:
        return hash(tuple(self.items()))


def _same(value: Any) -> Any:
    return value


@frozen
class Kind:
    """The kind of a setting's value.

    `parse` validates a value, or raises `ValueError` with what to give instead; it accepts its own
    results. `read` turns the text of an option or a comment into what `parse` accepts, and `show`
    turns a value into TOML. `selectors` returns the rule selectors in a value. `repeatable` says
    how an option takes several values, empty if it takes one. `unset` is the default of most
    settings of the kind.
    """

    parse: Callable[[object], Any]
    metavar: str | None = None
    read: Callable[[str], Any] = _same
    show: Callable[[Any], Any] = _same
    selectors: Callable[[Any], Iterable[str]] = lambda _: ()
    choices: tuple[str, ...] = ()
    repeatable: str = ""
    unset: Any = None


def nearest(key: str, allowed: Collection[str], otherwise: str = "") -> str:
    """Return a hint for the unknown *key*: the *allowed* key that is similar, or *otherwise*.

    By default, that is a list of all of them.
    """
    import difflib  # not at the top: only for typing errors

    close = difflib.get_close_matches(key.replace("_", "-"), allowed, n=1, cutoff=0.7)
    hint = otherwise or f"expected one of {', '.join(allowed)}"
    return f"did you mean {close[0]!r}?" if close else hint


def invalid(value: object, expected: str) -> ValueError:
    """Return the error to raise for a *value* that is not what is *expected*."""
    import reprlib  # not at the top: only for mistakes

    return ValueError(f"{reprlib.repr(value)} is not valid: give {expected}")


def is_list_of(value: object, kind: type[Value]) -> TypeGuard[Sequence[Value]]:
    """Whether *value* is a list, or a tuple, of instances of *kind*."""
    return isinstance(value, (list, tuple)) and all(isinstance(item, kind) for item in value)


def text(check: Callable[[str], object], metavar: str) -> Kind:
    """Return the kind of strings for which *check* raises no `ValueError`."""

    def parse(value: object) -> str:
        if not isinstance(value, str):
            raise invalid(value, "a string")
        check(value)
        return value

    return Kind(parse, metavar)


def choice(*choices: str, of: Callable[[str], Any] = str) -> Kind:
    """Return the kind whose values are *choices*, passed through *of*."""

    def parse(value: object) -> Any:
        for choice in choices:
            if value in (choice, of(choice)):
                return of(choice)
        raise invalid(value, f"one of {', '.join(map(repr, choices))}")

    return Kind(parse, choices=choices)


def _parse_number(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 1000:
        raise invalid(value, "a whole number from 1 to 1000")
    return value


def _read_number(value: str) -> Any:
    # int() refuses thousands of digits with a message of its own.
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else value


AUTO, NONE = "auto", "none"


def duration(*words: str, metavar: str, expected: str) -> Kind:
    """Return the kind of durations in seconds or with units; *words* are allowed instead."""

    zero = ["give none for no backstop"] if NONE in words else []

    def parse(value: object) -> int | str:
        if value in words:
            return str(value)
        if isinstance(value, bool) or not isinstance(value, (int, str)):
            raise invalid(value, expected)
        return parse_duration(str(value), *zero)

    def show(value: int | str) -> str:
        return value if isinstance(value, str) else format_duration(value)

    return Kind(parse, metavar, show=show)


def check_schedule(value: str) -> None:
    """Raise `ValueError` unless *value* is a crontab schedule."""
    from guard_codemod.schedules.cron import parse_cron  # not at the top: few set a schedule

    parse_cron(value)


def check_executor(value: str) -> None:
    """Raise `ValueError` unless *value* is a known kind of executor and an address."""
    kind, _, address = value.partition(":")
    if kind != "dask" or not address:
        raise invalid(value, "the address of a scheduler, as in dask:tcp://scheduler:8786")


def _parse_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise invalid(value, "true or false")
    return value


def _read_flag(value: str) -> Any:
    return {"true": True, "false": False}.get(value, value)


def _parse_strings(value: object) -> tuple[str, ...]:
    if not is_list_of(value, str):
        raise invalid(value, 'a list of strings, as in ["a", "b"]')
    return tuple(value)


def _parse_patterns(value: object) -> tuple[str, ...]:
    patterns = _parse_strings(value)
    Patterns(os.curdir, patterns, "")
    return patterns


def _read_list(value: str) -> tuple[str, ...]:
    return tuple(item.strip() for item in value.split(","))


def _parse_severities(value: object) -> Table[Severity]:
    if not isinstance(value, Mapping):
        raise invalid(value, 'a table, as in { TG101 = "error" }')
    return Table({rule: _severity(rule, severity) for rule, severity in value.items()})


def _severity(selector: str, value: object) -> Severity:
    try:
        return Severity(value)
    except ValueError:
        expected = '"error", "warning" or "info"; to leave a rule out, add it to ignore'
        raise ValueError(f"{selector}: {invalid(value, expected)}") from None


def _parse_file_ignores(value: object) -> Table[tuple[str, ...]]:
    if not isinstance(value, Mapping):
        raise invalid(value, 'a table, as in { "legacy/**" = ["TG101"] }')
    for pattern in value:
        if pattern.startswith("!") or pattern.endswith("/"):
            raise ValueError(f"{pattern!r} matches no file: give a pattern such as legacy/**")
    return Table({pattern: _parse_strings(rules) for pattern, rules in value.items()})


def check_file(value: str) -> None:
    """Raise `ValueError` unless *value* can name a file."""
    if not value or "\0" in value:
        raise invalid(value, "the name of a file")


FLAG = Kind(_parse_flag, read=_read_flag, unset=False)
_SECONDS = 'seconds (3600) or a duration ("1h30m")'
TIMEOUT = duration(AUTO, metavar="DURATION", expected=_SECONDS)
DURATION = duration(metavar="DURATION", expected=_SECONDS)
GRACE = duration(
    AUTO,
    NONE,
    metavar="DURATION|auto|none",
    expected='"auto", "none", seconds (60) or a duration ("1m30s")',
)
NUMBER = Kind(_parse_number, "N", read=_read_number)
PATH = text(check_file, "FILE")
_COMMAS = "Separated by commas."
STRINGS = Kind(_parse_strings, "NAMES", read=_read_list, repeatable=_COMMAS, unset=())
PATTERNS = Kind(
    _parse_patterns, "PATTERN", read=lambda value: (value,), repeatable="Repeatable.", unset=()
)
SELECTORS = Kind(
    _parse_strings, "RULES", read=_read_list, selectors=_same, repeatable=_COMMAS, unset=()
)
SEVERITIES = Kind(_parse_severities, selectors=_same, unset=Table())
FILE_IGNORES = Kind(
    _parse_file_ignores, selectors=lambda value: chain(*value.values()), unset=Table()
)
