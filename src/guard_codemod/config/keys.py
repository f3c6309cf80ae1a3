"""The keys that a configuration may have, and what their values may be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from guard_codemod.duration import parse_duration
from guard_codemod.guards import (
    check_address,
    check_host,
    check_message,
    check_variable,
    parse_on_timeout,
)
from guard_codemod.model import Severity
from guard_codemod.rules.selection import check_selector

MAX_JOBS = 1000
OUTPUT_FORMATS = ("text", "concise", "json", "github", "gitlab", "sarif", "junit")
COLORS = ("auto", "always", "never")

Parser = Callable[[object], Any]


class ConfigError(Exception):
    """A configuration cannot be used. The message says where, which key, and what to write.

    `path` is the file, `line` and `column` the place in it, from 1.
    """

    def __init__(self, message: str, path: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.column = column


def _duration(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        raise ValueError('give seconds (3600) or a duration ("1h30m")')
    return parse_duration(str(value))


def _string(check: Callable[[str], object]) -> Parser:
    """Return the parser of a string for which *check* raises no `ValueError`."""

    def parse(value: object) -> str:
        if not isinstance(value, str):
            raise ValueError("give a string")
        check(value)
        return value

    return parse


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("give true or false")
    return value


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)) or not all(isinstance(item, str) for item in value):
        raise ValueError('give a list of strings, as in ["a", "b"]')
    return tuple(value)


def _selectors(value: object) -> tuple[str, ...]:
    selectors = _strings(value)
    for selector in selectors:
        check_selector(selector)
    return selectors


def _severities(value: object) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise ValueError('give a table, as in { TG101 = "error" }')
    found = {}
    for selector, severity in value.items():
        check_selector(selector)
        if severity not in ("error", "warning"):
            raise ValueError(
                f'{selector}: give "error" or "warning" (what is to be left out goes under ignore)'
            )
        found[selector] = Severity(severity)
    return found


def _file_ignores(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError('give a table, as in { "legacy/**" = ["TG101"] }')
    for pattern in value:
        if pattern.startswith("!") or pattern.endswith("/"):
            raise ValueError(
                f"{pattern!r} matches no file: give a pattern of files, as in legacy/**"
            )
    return {pattern: _selectors(selectors) for pattern, selectors in value.items()}


def _jobs(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MAX_JOBS:
        raise ValueError(f"give a whole number from 1 to {MAX_JOBS}")
    return value


def _one_of(choices: Sequence[str]) -> Parser:
    """Return the parser of one of *choices*."""

    def parse(value: object) -> str:
        if value not in choices:
            raise ValueError(f"give one of {', '.join(map(repr, choices))}")
        return str(value)

    return parse


def check_folder(value: str) -> None:
    """Raise `ValueError` unless *value* can name a folder."""
    if not value or "\0" in value:
        raise ValueError("give the name of a folder")


def check_file(value: str) -> None:
    """Raise `ValueError` unless *value* can name a file."""
    if not value or "\0" in value:
        raise ValueError("give the name of a file")


FILE_KEYS: Mapping[str, Parser] = {
    "timeout": _duration,
    "message": _string(check_message),
    "kill-after": _duration,
    "on-timeout": _string(parse_on_timeout),
    "email-from": _string(check_address),
    "email-host": _string(check_host),
    "timeout-env": _string(check_variable),
    "portable": _flag,
    "cover-imports": _flag,
    "wrap-main": _flag,
    "update": _flag,
    "all": _flag,
    "skip": _flag,
    "max-timeout": _duration,
    "guard-providers": _strings,
    "select": _selectors,
    "extend-select": _selectors,
    "ignore": _selectors,
    "severity": _severities,
    "strict": _flag,
}
"""What may differ from file to file: in overrides and in the files themselves too."""

PATTERN_KEYS = ("exclude", "extend-exclude", "include")

FOLDER_KEYS: Mapping[str, Parser] = {
    **dict.fromkeys(PATTERN_KEYS, _strings),
    "respect-gitignore": _flag,
    "force-exclude": _flag,
}
"""What holds for the files below the folder of the table."""

TABLE_KEYS: Mapping[str, Parser] = {"per-file-ignores": _file_ignores}
"""What stands in the table alone."""

RUN_KEYS: Mapping[str, Parser] = {
    "jobs": _jobs,
    "progress": _flag,
    "diff": _flag,
    "verbose": _flag,
    "quiet": _flag,
    "output-format": _one_of(OUTPUT_FORMATS),
    "output-file": _string(check_file),
    "relative-to": _string(check_folder),
    "statistics": _flag,
    "color": _one_of(COLORS),
}
"""What holds for a whole run."""


PATH_KEYS = frozenset({"output-file", "relative-to"})
"""Whose values, in a table, are relative to its folder."""


def parse_keys(
    table: Mapping[str, object],
    allowed: Mapping[str, Parser],
    path: str,
    *,
    line: int = 1,
    within: str = "",
) -> dict[str, Any]:
    """Return *table* with its values parsed.

    Raises `ConfigError` for *line* of *path*; *within* says where in it, if need be.
    """
    values = {}
    for key, value in table.items():
        if key not in allowed:
            raise ConfigError(f"{within}unknown key {key!r}: {_nearest(key, allowed)}", path, line)
        try:
            values[key] = allowed[key](value)
        except ValueError as error:
            raise ConfigError(f"{within}{key}: {error}", path, line) from error
    return values


def parse_given(given: Mapping[str, object], whose: str) -> dict[str, Any]:
    """Return what a program has *given*: by key what it gave by name, but for None. Raises `ValueError`."""
    by_key = {name.replace("_", "-"): value for name, value in given.items() if value is not None}
    try:
        return parse_keys(by_key, FILE_KEYS, whose)
    except ConfigError as error:
        raise ValueError(str(error)) from error


def _nearest(key: str, allowed: Mapping[str, Parser]) -> str:
    import difflib  # not at the top: it is only for those who mistype

    close = difflib.get_close_matches(key.replace("_", "-"), allowed, n=1)
    return f"did you mean {close[0]!r}?" if close else f"there are {', '.join(allowed)}"
