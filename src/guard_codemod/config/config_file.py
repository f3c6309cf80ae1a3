"""The table in pyproject.toml or guard-codemod.toml."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from guard_codemod.config.kinds import PATH, PATTERNS, Kind, invalid, is_list_of, nearest
from guard_codemod.config.merge import SettingsLayer
from guard_codemod.config.row import Setting, Source
from guard_codemod.config.settings import FILE_SETTINGS, SETTINGS, Rows, by_key, keys_in
from guard_codemod.files.display_path import relative_to_cwd
from guard_codemod.files.gitignore import Patterns
from guard_codemod.files.source_file import unreadable
from guard_codemod.files.toml import parse_toml, value_at
from guard_codemod.lazy import frozen, regex
from guard_codemod.rules.selection import check_selector

_PYPROJECT = "pyproject.toml"
_OWN_FILE = "guard-codemod.toml"
_MISSPELLED = ("guard_codemod.toml", "guardcodemod.toml", ".guard-codemod.toml")
NAMES = (_OWN_FILE, *_MISSPELLED, _PYPROJECT)
"""The names of configuration files, in the order in which they are looked for in a folder."""
MENTION = "codemod"
"""What every file with settings contains."""
_MISSPELLED_TABLE = regex(r"(?!tool\.guard-codemod$)(?i:(?:tool\.)?guard[-_. ]?codemod)")


class ConfigError(Exception):
    """A configuration cannot be used. The message says where, which key, and what to write.

    `path` is the file, `line` and `column` the place in it, from 1.
    """

    def __init__(self, message: str, path: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.path = path
        self.line = line
        self.column = column


@frozen
class Override:
    """Settings for the files that match `files`, and selectors of the rules ignored there."""

    files: Patterns
    layer: SettingsLayer
    ignored: tuple[str, ...] = ()


@frozen
class ConfigTable:
    """The content of the configuration file `path`: values, patterns and overrides."""

    path: str
    values: Mapping[str, Any]
    patterns: Mapping[str, Patterns]
    overrides: tuple[Override, ...]

    @property
    def layer(self) -> SettingsLayer:
        return SettingsLayer(self.path, self.values)


NO_TABLE = ConfigTable("", {}, {}, ())
"""The table that is used if there is no configuration file."""


def table_in(folder: str) -> ConfigTable | None:
    """Return the table in a configuration file of *folder*, if any. Raises `ConfigError`."""
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            if name in _MISSPELLED:
                raise ConfigError(f"file is not read: name it {_OWN_FILE}", relative_to_cwd(path))
            table = read_table(path, folder)
            if table is not None:
                return table
        elif name == _OWN_FILE and os.path.lexists(path):
            raise ConfigError(
                "not a readable file: remove it or replace it with a file",
                relative_to_cwd(path),
            )
    return None


def read_table(path: str, folder: str) -> ConfigTable | None:
    """Return the table of the file at *path*, if any, with patterns relative to *folder*.

    Raises `ConfigError`.
    """
    shown = relative_to_cwd(path)
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError as error:
        raise ConfigError(unreadable(error).with_help, shown) from error
    # Most pyproject.toml files have no such table: do not parse them.
    if os.path.basename(path) == _PYPROJECT and MENTION.encode() not in data.lower():
        return None
    try:
        document = read_toml(data.decode("utf-8-sig"), shown)
    except UnicodeDecodeError as error:
        raise ConfigError("file is not valid UTF-8: save it as UTF-8", shown) from error
    ours = own_table(document, shown) if os.path.basename(path) == _PYPROJECT else document
    return None if ours is None else _table(shown, folder, ours)


def own_table(document: Mapping[str, Any], path: str, line: int = 1) -> dict[str, Any] | None:
    """Return the table ``[tool.guard-codemod]`` of *document*, if any. Raises `ConfigError`."""
    tools = value_at(document, "tool")
    in_tools = tools if isinstance(tools, dict) else {}
    names = [*document, *(f"tool.{name}" for name in in_tools)]
    for name in filter(_MISSPELLED_TABLE.fullmatch, names):
        raise ConfigError(f"[{name}] is not read: write [tool.guard-codemod]", path, line)
    ours = value_at(document, "tool", "guard-codemod")
    if ours is not None and not isinstance(ours, dict):
        what = "tool.guard-codemod is not a table: write [tool.guard-codemod]"
        raise ConfigError(what, path, line)
    return ours


def read_toml(text: str, path: str, first_line: int = 1) -> dict[str, Any]:
    """Return the TOML document *text*, from line *first_line* of *path*. Raises `ConfigError`."""
    try:
        return parse_toml(text)
    except ValueError as error:  # TOMLDecodeError, or a number with thousands of digits
        raise ConfigError(f"file is not valid TOML: {error}", path, first_line) from error


def _table(path: str, folder: str, document: Mapping[str, Any]) -> ConfigTable:
    values = {key: value for key, value in document.items() if key != "overrides"}
    raw = document.get("overrides", [])
    if not is_list_of(raw, dict):
        raise ConfigError("overrides: write [[tool.guard-codemod.overrides]] for each", path)
    parsed = parse_keys(values, keys_in(Source.TABLE), path)
    parsed |= {key: os.path.join(folder, parsed[key]) for key in _of_kind(PATH, parsed)}
    overrides = tuple(_override(path, folder, number, item) for number, item in enumerate(raw, 1))
    ignores = tuple(
        Override(_patterns(folder, [pattern], path, "per-file-ignores"), _NOTHING, selectors)
        for pattern, selectors in parsed.get("per-file-ignores", {}).items()
    )
    return ConfigTable(path, parsed, patterns_in(parsed, folder, path), overrides + ignores)


_NOTHING = SettingsLayer("", {})


def _override(path: str, folder: str, number: int, item: Mapping[str, Any]) -> Override:
    origin = f"{path}: override {number}"
    files = item.get("files")
    if not files or not is_list_of(files, str):
        error = invalid(files, 'a list of patterns, as in ["etl/**"]')
        raise ConfigError(f"override {number}: files: {error}", path)
    values = {key: value for key, value in item.items() if key != "files"}
    parsed = parse_keys(values, keys_in(Source.OVERRIDE), path, within=f"override {number}: ")
    return Override(
        _patterns(folder, files, path, f"override {number}: files"), SettingsLayer(origin, parsed)
    )


def patterns_in(values: Mapping[str, Any], folder: str, path: str) -> dict[str, Patterns]:
    """Return the patterns in *values*, relative to *folder*. Raises `ConfigError` for *path*."""
    keys = _of_kind(PATTERNS, values)
    return {key: _patterns(folder, values[key], path, key) for key in keys}


def _of_kind(kind: Kind, values: Mapping[str, Any]) -> list[str]:
    return [key for key in values if SETTINGS[key].kind is kind]


def _patterns(folder: str, lines: Sequence[str], path: str, key: str) -> Patterns:
    try:
        return Patterns(folder, lines, f"{path}: {key}")
    except ValueError as error:
        raise ConfigError(f"{key}: {error}", path) from error


def parse_keys(
    table: Mapping[str, object], allowed: Rows, path: str, *, line: int = 1, within: str = ""
) -> dict[str, Any]:
    """Return *table* with its values parsed.

    Raises `ConfigError` for *line* of *path*; *within* is a prefix that names the part of the file.
    """
    values = {}
    for key, value in table.items():
        if key not in allowed:
            raise ConfigError(f"{within}{_not_allowed(key, allowed)}", path, line)
        try:
            values[key] = parse_value(allowed[key], value)
        except ValueError as error:
            raise ConfigError(f"{within}{key}: {error}", path, line) from error
    return values


def _not_allowed(key: str, allowed: Rows) -> str:
    if key in SETTINGS and not SETTINGS[key].in_files:
        return f"{key} cannot be set in a file: give --{key} on the command line"
    return f"unknown key {key!r}: {nearest(key, allowed)}"


def parse_value(row: Setting[Any, Any], value: object) -> Any:
    """Parse *value* for the setting *row*. Raises `ValueError`, saying what to give."""
    parsed = row.kind.parse(value)
    for selector in row.kind.selectors(parsed):
        check_selector(selector)
    return parsed


def parse_given(
    given: Mapping[str, object], whose: str, allowed: Rows = FILE_SETTINGS
) -> dict[str, Any]:
    """Parse the arguments that a program has *given*, except for None, and return them by key.

    Raises `ValueError`.
    """
    try:
        return parse_keys(by_key(given), allowed, whose)
    except ConfigError as error:
        raise ValueError(str(error)) from error
