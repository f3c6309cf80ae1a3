"""Layers of settings, and what they come to for one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from guard_codemod.config.kinds import AUTO
from guard_codemod.config.settings import FILE_SETTINGS, Settings, by_field
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.lazy import dataclass
from guard_codemod.model import OldestPython
from guard_codemod.rules.selection import disabled_codes, expand, severities

COMMAND_LINE = "command line"
DEFAULT = "default"


@dataclass(frozen=True)
class SettingsLayer:
    """Values by key, all from one place, which `origin` names."""

    origin: str
    values: Mapping[str, Any]

    def only(self, keys: Iterable[str]) -> SettingsLayer:
        """Return the layer with those of its values whose key is one of *keys*."""
        return SettingsLayer(
            self.origin, {key: self.values[key] for key in keys if key in self.values}
        )


@dataclass(frozen=True)
class EffectiveSettings:
    """The settings of a file before its own comments: `below`, weakest first, and the command line.

    `ignored` selects what is not reported of the file, whatever the others say. `named_by_program`
    says that a file's being named tells nothing of what a person wants, `typed` that mypy reports
    functions without annotations, and `is_job` that the file is listed as a job. `python` is the
    oldest one that the project runs on.
    """

    below: tuple[SettingsLayer, ...] = ()
    command_line: SettingsLayer = SettingsLayer(COMMAND_LINE, {})
    ignored: tuple[str, ...] = ()
    named_by_program: bool = False
    typed: bool = False
    is_job: bool = False
    python: OldestPython | None = None

    def resolve(self, in_file: Sequence[SettingsLayer] = ()) -> dict[str, tuple[Any, str]]:
        """Return each value that is set anywhere, with its origin."""
        return _merge(self._layers(in_file))

    def settings_with(self, in_file: Sequence[SettingsLayer]) -> Settings:
        """Return what holds for a file that says *in_file* itself."""
        layers = self._layers(in_file)
        tables = [layer.values for layer in layers]
        ignored = disabled_codes(tables) | expand(self.ignored)
        return _settings(
            _merge(layers),
            severity=severities(tables),
            ignored=ignored,
            typed=self.typed,
            is_job=self.is_job,
            python=self.python,
        )

    def _layers(self, in_file: Sequence[SettingsLayer]) -> tuple[SettingsLayer, ...]:
        """Return the layers, weakest first.

        The command line is stronger than the file itself, but for the timeout: there it gives the
        limit of the files that have none of their own, so that a migration of a whole tree does
        not flatten the limits that were set by hand.
        """
        line = self.command_line
        rest = line.only(key for key in line.values if key != "timeout")
        return (*self.below, line.only(["timeout"]), *in_file, rest)

    @cached_property
    def settings(self) -> Settings:
        """What holds for a file that says nothing itself."""
        return self.settings_with(())


def _merge(layers: Iterable[SettingsLayer]) -> dict[str, tuple[Any, str]]:
    merged: dict[str, tuple[Any, str]] = {}
    for layer in layers:
        for key, value in layer.values.items():
            is_set = merged.get(key, (None, ""))[0] is not None
            # A number is stronger, wherever it stands.
            if not (is_set and (key, value) == ("timeout", AUTO)):
                merged[key] = value, layer.origin
    return merged


def _settings(resolved: Mapping[str, tuple[Any, str]], **derived: Any) -> Settings:
    """Return the settings with the values *resolved*, and with what was *derived* from them."""
    values = by_field({key: value for key, (value, _) in resolved.items()}, FILE_SETTINGS)
    timeout, set_by = resolved.get("timeout", (None, DEFAULT))
    skip, skipped_by = resolved.get("skip", (False, ""))
    derived["automatic"] = timeout == AUTO
    if timeout == AUTO:
        del values["timeout"]
    derived["configured_timeout"] = values.get("timeout") if set_by != COMMAND_LINE else None
    grace, set_by = resolved.get("kill-after", (AUTO, DEFAULT))
    derived["configured_backstop"] = set_by != COMMAND_LINE and isinstance(grace, int)
    derived["skipped_by"] = skipped_by if skip else ""
    return Settings(**{**values, **derived, "guard": _guard_options(Settings(**values))})


def _guard_options(settings: Settings) -> GuardOptions:
    """Return what a guard with *settings* consists of."""
    names = vars(GuardOptions()).keys() & vars(settings).keys()
    values = {name: getattr(settings, name) for name in names}
    grace = settings.kill_after
    return GuardOptions(**{**values, "kill_after": None if isinstance(grace, str) else grace})
