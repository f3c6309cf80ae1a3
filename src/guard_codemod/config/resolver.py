"""Find the settings that apply to a file, a folder or a whole run."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any, TypeVar

from guard_codemod.config.config_file import (
    NAMES,
    NO_TABLE,
    ConfigError,
    ConfigTable,
    patterns_in,
    read_table,
    table_in,
)
from guard_codemod.config.kinds import AUTO
from guard_codemod.config.merge import COMMAND_LINE, DEFAULT, EffectiveSettings, SettingsLayer
from guard_codemod.config.project import (
    oldest_python,
    pyproject_in,
    reports_untyped_functions,
)
from guard_codemod.config.run_settings import RunSettings
from guard_codemod.config.settings import (
    FILE_SETTINGS,
    RUN_SETTINGS,
    SETTINGS,
    by_field,
)
from guard_codemod.files import Selection
from guard_codemod.files.selection import and_above

_DEFAULTS = {key: row.default for key, row in SETTINGS.items()}

_IN_SELECTION = [key for key, row in SETTINGS.items() if hasattr(Selection, row.field)]
"""The keys that concern the discovery of files."""

_OPPOSITES = {key for key, row in SETTINGS.items() if row.opposite}


_REMEMBERED = 1000
"""The number of folders to cache settings for: a tree may have any number."""

Found = TypeVar("Found")


def _nearest(look_in: Callable[[str], Found | None]) -> Callable[..., Found | None]:
    """Return a function that tries *look_in* for a folder and each one above, until it succeeds."""
    look = lru_cache(_REMEMBERED)(look_in)

    def find(folder: str, *, is_above: bool = False) -> Found | None:
        """Return what is found for the real path *folder*; *is_above* skips the folder itself."""
        folders = islice(and_above(folder), is_above, None)
        return next((table for folder in folders if (table := look(folder)) is not None), None)

    return find


class Resolver:
    """Finds the table nearest to a path, and combines it with the command line.

    *given* are the command line's values by key. *config* is a file to use instead of the nearest
    tables, with patterns relative to the current folder; *isolated* means to use no table.
    Raises `ConfigError` if *config* cannot be used.
    """

    def __init__(
        self, given: Mapping[str, Any], *, config: str | None = None, isolated: bool = False
    ) -> None:
        self._here = os.path.realpath(os.curdir)
        self._command_line = SettingsLayer(COMMAND_LINE, given)
        self._searched = config is None and not isolated
        self._only = NO_TABLE if config is None else self._read(config)
        self._find_table: Callable[..., ConfigTable | ConfigError | None] = _nearest(_table_in)
        self._selections: dict[str, Selection] = {}
        self._scopes: dict[tuple[object, ...], EffectiveSettings] = {}
        self._find_typing = _nearest(reports_untyped_functions)
        self._find_pyproject = _nearest(pyproject_in)

    def _read(self, config: str) -> ConfigTable:
        table = read_table(config, self._here)
        if table is None:
            raise ConfigError("file has no [tool.guard-codemod] table: add one", config)
        return table

    def _table(self, folder: str, names: Collection[str] | None = None) -> ConfigTable:
        """Return the table for *folder*, a real path that contains *names*, or an empty one.

        Raises `ConfigError`.
        """
        if not self._searched:
            return self._only
        is_above = names is not None and set(NAMES).isdisjoint(names)
        table = self._find_table(folder, is_above=is_above)
        if isinstance(table, ConfigError):
            raise table
        return table or NO_TABLE

    def scope(self, path: str) -> EffectiveSettings:
        """Return the settings of the real *path*, without its comments. Raises `ConfigError`."""
        folder = os.path.dirname(path)
        table = self._table(folder)
        numbered = enumerate(table.overrides)
        matching = {number: row for number, row in numbered if row.files.match(path)}
        typed = bool(self._find_typing(folder))
        jobs = table.patterns.get("job-files")
        is_job = bool(jobs and jobs.match(path))
        python = oldest_python(self._find_pyproject(folder))
        key = (table.path, *matching, typed, is_job, python)
        if key not in self._scopes:
            layers = (table.layer, *(override.layer for override in matching.values()))
            below = tuple(layer.only(FILE_SETTINGS) for layer in layers)
            ignored = tuple(
                selector for override in matching.values() for selector in override.ignored
            )
            by_program = self.select(folder, None).force_exclude
            above = self._command_line.only(FILE_SETTINGS)
            self._scopes[key] = EffectiveSettings(
                below, above, ignored, by_program, typed, is_job, python
            )
        return self._scopes[key]

    def select(self, folder: str, names: Collection[str] | None) -> Selection:
        """Return the file selection for *folder*, a real path that contains *names*."""
        try:
            table = self._table(folder, names)
            if table.path not in self._selections:
                self._selections[table.path] = self._selection(table)
        except ConfigError as error:
            return Selection(problem=(error.path, str(error)))
        return self._selections[table.path]

    def _selection(self, table: ConfigTable) -> Selection:
        given = self._command_line.values
        own_patterns = patterns_in(given, self._here, COMMAND_LINE)
        values = {**table.values, **table.patterns, **given, **own_patterns}
        return Selection(**by_field(values, _IN_SELECTION))

    def run(self, paths: Sequence[str]) -> RunSettings:
        """Return the settings of a run over *paths*, from the table that applies to all of them.

        Raises `ConfigError`.
        """
        values, given = self._table(common_folder(paths)).values, self._command_line.values
        if _OPPOSITES & given.keys():
            values = {key: value for key, value in values.items() if key not in _OPPOSITES}
        return RunSettings(**by_field({**values, **given}, RUN_SETTINGS))

    def given(self, key: str) -> Any:
        """Return the value that the command line gives to *key*, None if it gives none."""
        return self._command_line.values.get(key)

    def wanted_schedules(self, paths: Sequence[str]) -> Callable[[str], bool | None] | None:
        """Return a function that says whether to read the schedule at a real path.

        None if no schedules are read for *paths*.

        Raises `ConfigError`.
        """
        own_patterns = patterns_in(self._command_line.values, self._here, COMMAND_LINE)
        patterns = {**self._table(common_folder(paths)).patterns, **own_patterns}
        names = self.run(paths).schedules
        if AUTO in names or (not names and AUTO in self.timeouts(paths)):
            return bool  # true for every path
        return patterns["schedules"].match if names else None

    def timeouts(self, paths: Sequence[str]) -> list[int | str]:
        """Return the timeouts on the command line and in the tables for *paths*."""
        layers = [self._command_line]
        for folder in map(_folder, paths):
            with contextlib.suppress(ConfigError):  # the files there are left alone
                table = self._table(folder)
                layers += (table.layer, *(override.layer for override in table.overrides))
        return [layer.values["timeout"] for layer in layers if "timeout" in layer.values]

    def resolve(
        self, path: str, in_file: Sequence[SettingsLayer] = ()
    ) -> dict[str, tuple[Any, str]]:
        """Return the value of every setting for *path*, None if unset, and where it comes from.

        Raises `ConfigError`.
        """
        real = os.path.realpath(path)
        real = os.path.join(real, "") if os.path.isdir(real) else real
        below = SettingsLayer(DEFAULT, _DEFAULTS), self._table(os.path.dirname(real)).layer
        return {
            **EffectiveSettings(below, self._command_line).resolve(),
            **self.scope(real).resolve(in_file),
        }


def _table_in(folder: str) -> ConfigTable | ConfigError | None:
    try:
        return table_in(folder)
    except ConfigError as error:
        return error


def common_folder(paths: Sequence[str]) -> str:
    """Return the real path of the folder that contains all of *paths*."""
    return os.path.commonpath(list(map(_folder, paths)))


def _folder(path: str) -> str:
    real = os.path.realpath(path)
    return real if os.path.isdir(real) else os.path.dirname(real)
