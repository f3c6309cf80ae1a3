"""Layers of settings, merged for one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from guard_codemod.config.kinds import AUTO
from guard_codemod.config.settings import FILE_SETTINGS, Settings, by_field
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.lazy import cached_property, frozen
from guard_codemod.model import OldestPython
from guard_codemod.rules.selection import disabled_codes, expand, severities

COMMAND_LINE = "command line"
DEFAULT = "default"


@frozen
class SettingsLayer:
    """Values by key from one place, which `origin` names."""

    origin: str
    values: Mapping[str, Any]

    def only(self, keys: Iterable[str]) -> SettingsLayer:
        """Return the layer reduced to *keys*."""
        return SettingsLayer(
            self.origin, {key: self.values[key] for key in keys if key in self.values}
        )


@frozen
class EffectiveSettings:
    """The settings of a file before its own comments.

    `below` are the layers below the command line, weakest first. `ignored` are selectors of rules
    that are ignored for the file whatever the layers say. `named_by_program` means that a tool such
    as pre-commit names the files, not a person; `typed` that mypy reports functions without
    annotations; `is_job` that the file is listed as a job. `python` is the oldest version that the
    project runs on.
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
        """Return the settings of a file whose own layers are *in_file*."""
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

        The command line takes precedence over the file itself, except for the timeout: it applies
        only to files without one of their own, so that guarding a whole tree does not override
        limits that were set by hand.
        """
        line = self.command_line
        rest = line.only(key for key in line.values if key != "timeout")
        return (*self.below, line.only(["timeout"]), *in_file, rest)

    @cached_property
    def settings(self) -> Settings:
        """The settings of a file without directives."""
        return self.settings_with(())


def _merge(layers: Iterable[SettingsLayer]) -> dict[str, tuple[Any, str]]:
    merged: dict[str, tuple[Any, str]] = {}
    for layer in layers:
        for key, value in layer.values.items():
            is_set = merged.get(key, (None, ""))[0] is not None
            # A number takes precedence over auto, whichever layer it is in.
            if not (is_set and (key, value) == ("timeout", AUTO)):
                merged[key] = value, layer.origin
    return merged


def _settings(resolved: Mapping[str, tuple[Any, str]], **derived: Any) -> Settings:
    """Return the settings with the *resolved* values and the fields *derived* from them."""
    values = by_field({key: value for key, (value, _) in resolved.items()}, FILE_SETTINGS)
    timeout, set_by = resolved.get("timeout", (None, DEFAULT))
    skip, skipped_by = resolved.get("skip", (False, ""))
    derived["automatic"] = timeout == AUTO
    if timeout == AUTO:
        del values["timeout"]
    derived["configured_timeout"] = values.get("timeout") if set_by != COMMAND_LINE else None
    grace, set_by = resolved.get("kill-after", (AUTO, DEFAULT))
    derived["configured_backstop"] = set_by != COMMAND_LINE and isinstance(grace, int)
    derived["skip_reason"] = f"skip is set ({skipped_by})" if skip else ""
    return Settings(**{**values, **derived, "guard": _guard_options(Settings(**values))})


def _guard_options(settings: Settings) -> GuardOptions:
    """Return the options of a guard with *settings*."""
    names = vars(GuardOptions()).keys() & vars(settings).keys()
    values = {name: getattr(settings, name) for name in names}
    grace = settings.kill_after
    return GuardOptions(**{**values, "kill_after": None if isinstance(grace, str) else grace})
