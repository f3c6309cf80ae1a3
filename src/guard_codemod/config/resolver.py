"""What holds for a file, a folder and a run, of all that is set anywhere."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from guard_codemod.config.config_file import (
    ConfigError,
    ConfigTable,
    may_hold_a_table,
    patterns_in,
    read_table,
    table_in,
)
from guard_codemod.config.kinds import AUTO
from guard_codemod.config.merge import COMMAND_LINE, DEFAULT, EffectiveSettings, SettingsLayer
from guard_codemod.config.mypy_config import MypyConfig
from guard_codemod.config.project_python import ProjectPython
from guard_codemod.config.run_settings import RunSettings
from guard_codemod.config.settings import (
    FILE_SETTINGS,
    RUN_SETTINGS,
    SETTINGS,
    by_field,
)
from guard_codemod.files import Selection
from guard_codemod.files.gitignore import Patterns

_DEFAULTS = {key: row.default for key, row in SETTINGS.items()}

_REMEMBERED = 1000
"""For how many folders it is remembered which table holds there: a tree may have any number."""

_IN_SELECTION = [key for key, row in SETTINGS.items() if hasattr(Selection, row.field)]
"""What concerns the discovery of files."""

_OPPOSITES = {key for key, row in SETTINGS.items() if row.opposite}


class Resolver:
    """Finds, for any path, the table that is nearest to it, and puts the command line above it.

    *given* are the command line's values by key. *config* is a file to use instead of the nearest
    tables, with patterns relative to the current folder; with *isolated* there are none at all.
    Raises `ConfigError` if *config* cannot be used.
    """

    def __init__(
        self, given: Mapping[str, Any], *, config: str | None = None, isolated: bool = False
    ) -> None:
        self._here = os.path.realpath(os.curdir)
        self._command_line = SettingsLayer(COMMAND_LINE, given)
        self._searched = config is None and not isolated
        self._only = None if config is None else self._read(config)
        self._tables: dict[str, ConfigTable | ConfigError | None] = {}
        self._selections: dict[str | None, Selection] = {}
        self._scopes: dict[tuple[object, ...], EffectiveSettings] = {}
        self._typing = MypyConfig()
        self._project = ProjectPython()

    def _read(self, config: str) -> ConfigTable:
        table = read_table(config, self._here)
        if table is None:
            raise ConfigError("has no [tool.guard-codemod] table", config)
        return table

    def table(self, folder: str, names: Collection[str] | None = None) -> ConfigTable | None:
        """Return the table that holds in *folder*, a real path; *names* are those of what it holds.

        Raises `ConfigError`.
        """
        if not self._searched:
            return self._only
        if len(self._tables) > _REMEMBERED:
            self._tables.clear()
        visited = []
        found: ConfigTable | ConfigError | None = None
        while folder not in self._tables:
            visited.append(folder)
            found = _table_in(folder) if names is None or may_hold_a_table(names) else None
            names, parent = None, os.path.dirname(folder)
            if found is not None or parent == folder:
                break
            folder = parent
        else:
            found = self._tables[folder]
        self._tables.update(dict.fromkeys(visited, found))
        if isinstance(found, ConfigError):
            raise found
        return found

    def scope(self, path: str) -> EffectiveSettings:
        """Return the settings of the real *path*, without its comments. Raises `ConfigError`."""
        folder = os.path.dirname(path)
        table = self.table(folder)
        overrides, ignores = (table.overrides, table.ignores) if table else ((), ())
        matching = _matching((override.files for override in overrides), path)
        ignoring = _matching((ignore.files for ignore in ignores), path)
        typed = self._typing.is_strict(folder)
        jobs = table.patterns.get("job-files") if table else None
        is_job = bool(jobs and jobs.match(path))
        python = self._project.oldest(folder)
        key = (table.path if table else None, matching, ignoring, typed, is_job, python)
        if key not in self._scopes:
            below = (
                (table.layer, *(overrides[number].layer for number in matching)) if table else ()
            )
            below = tuple(layer.only(FILE_SETTINGS) for layer in below)
            ignored = tuple(
                selector for number in ignoring for selector in ignores[number].selectors
            )
            by_program = self.select(folder, None).force_exclude
            self._scopes[key] = EffectiveSettings(
                below, self._for_files, ignored, by_program, typed, is_job, python
            )
        return self._scopes[key]

    @property
    def _for_files(self) -> SettingsLayer:
        return self._command_line.only(FILE_SETTINGS)

    def select(self, folder: str, names: Collection[str] | None) -> Selection:
        """Return the file selection of *folder*, a real path that contains *names*."""
        try:
            table = self.table(folder, names)
            key = table.path if table else None
            if key not in self._selections:
                self._selections[key] = self._selection(table)
        except ConfigError as error:
            return Selection(problem=(error.path, str(error)))
        return self._selections[key]

    def _selection(self, table: ConfigTable | None) -> Selection:
        given = self._command_line.values
        values = {**table.values, **table.patterns} if table else {}
        values |= {**given, **patterns_in(given, self._here, COMMAND_LINE)}
        return Selection(**by_field(values, _IN_SELECTION))

    def run(self, paths: Sequence[str]) -> RunSettings:
        """Return what is set for a run over *paths*: by the table that holds for all of them.

        Raises `ConfigError`.
        """
        table = self.table(common_folder(paths))
        values = {**table.values} if table else {}
        given = self._command_line.values
        if _OPPOSITES & given.keys():
            values = {key: value for key, value in values.items() if key not in _OPPOSITES}
        return RunSettings(**by_field({**values, **given}, RUN_SETTINGS))

    @property
    def given_timeout(self) -> int | str | None:
        """The timeout that the command line gives."""
        return self._command_line.values.get("timeout")

    def wanted_schedules(self, paths: Sequence[str]) -> Callable[[str], bool | None] | None:
        """Return what tells whether the schedule at a real path is read, if any is for *paths*.

        Raises `ConfigError`.
        """
        table, given = self.table(common_folder(paths)), self._command_line.values
        patterns = {**table.patterns} if table else {}
        patterns |= patterns_in(given, self._here, COMMAND_LINE)
        names = self.run(paths).schedules
        if AUTO in names or (not names and AUTO in self.timeouts(paths)):
            return bool  # as each path is
        return patterns["schedules"].match if names else None

    def timeouts(self, paths: Sequence[str]) -> list[int | str]:
        """Return the timeouts of the command line and of tables that hold for one of *paths*."""
        layers = [self._command_line]
        for folder in map(_folder, paths):
            with contextlib.suppress(ConfigError):  # the files there are left alone
                table = self.table(folder)
                layers += (
                    [table.layer, *(override.layer for override in table.overrides)]
                    if table
                    else []
                )
        return [layer.values["timeout"] for layer in layers if "timeout" in layer.values]

    def resolve(
        self, path: str, in_file: Sequence[SettingsLayer] = ()
    ) -> dict[str, tuple[Any, str]]:
        """Return every setting for *path*, with where it comes from; None where it has no value.

        Raises `ConfigError`.
        """
        folder = _folder(path)
        real = os.path.join(
            folder, "" if os.path.isdir(path) else os.path.basename(os.path.realpath(path))
        )
        table = self.table(folder)
        below = (SettingsLayer(DEFAULT, _DEFAULTS), *((table.layer,) if table else ()))
        return {
            **EffectiveSettings(below, self._command_line).resolve(),
            **self.scope(real).resolve(in_file),
        }


def _matching(patterns: Iterable[Patterns], path: str) -> tuple[int, ...]:
    """Return the numbers of those *patterns* that the file at the real *path* matches."""
    return tuple(number for number, files in enumerate(patterns) if files.match(path))


def _table_in(folder: str) -> ConfigTable | ConfigError | None:
    try:
        return table_in(folder)
    except ConfigError as error:
        return error


def common_folder(paths: Sequence[str]) -> str:
    """Return the real path of the folder that holds all of *paths*."""
    return os.path.commonpath(list(map(_folder, paths)))


def _folder(path: str) -> str:
    real = os.path.realpath(path)
    return real if os.path.isdir(real) else os.path.dirname(real)
