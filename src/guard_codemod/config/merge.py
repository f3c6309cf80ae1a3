"""Layers of settings, and what they come to for one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from guard_codemod.guards import parse_on_timeout
from guard_codemod.model import OnTimeout, Settings, Variant
from guard_codemod.rules.selection import disabled_codes, expand, severities

COMMAND_LINE = "command line"
DEFAULT = "default"


@dataclass(frozen=True)
class Layer:
    """Values by key, all from one place, which `origin` names."""

    origin: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Scope:
    """What holds for a file before its own text is read: `below`, weakest first, and the command line.

    `ignored` selects what is not reported of the file, whatever the others say. `named_by_program` says that
    a file's being named tells nothing of what a person wants.
    """

    below: tuple[Layer, ...] = ()
    command_line: Layer = Layer(COMMAND_LINE, {})
    ignored: tuple[str, ...] = ()
    named_by_program: bool = False

    def resolve(self, in_file: Sequence[Layer] = ()) -> dict[str, tuple[Any, str]]:
        """Return each value that is set anywhere, with its origin."""
        return _merge(self._layers(in_file))

    def settings_with(self, in_file: Sequence[Layer]) -> Settings:
        """Return what holds for a file that says *in_file* itself."""
        layers = self._layers(in_file)
        tables = [layer.values for layer in layers]
        ignored = disabled_codes(tables) | expand(self.ignored)
        return replace(_settings(_merge(layers)), ignored=ignored, severities=severities(tables))

    def _layers(self, in_file: Sequence[Layer]) -> tuple[Layer, ...]:
        """Return the layers, weakest first.

        The command line is stronger than the file itself, but for the timeout: there it gives the
        limit of the files that have none of their own, so that a migration of a whole tree does
        not flatten the limits that were set by hand.
        """
        line = self.command_line
        timeout = Layer(
            line.origin, {key: value for key, value in line.values.items() if key == "timeout"}
        )
        rest = Layer(
            line.origin, {key: value for key, value in line.values.items() if key != "timeout"}
        )
        return (*self.below, timeout, *in_file, rest)

    @cached_property
    def settings(self) -> Settings:
        """What holds for a file that says nothing itself."""
        return self.settings_with(())


def _merge(layers: Iterable[Layer]) -> dict[str, tuple[Any, str]]:
    merged: dict[str, tuple[Any, str]] = {}
    for layer in layers:
        merged.update({key: (value, layer.origin) for key, value in layer.values.items()})
    return merged


def _settings(resolved: Mapping[str, tuple[Any, str]]) -> Settings:
    default = Settings()

    def value(key: str, otherwise: Any) -> Any:
        return resolved[key][0] if key in resolved else otherwise

    on_timeout, target = parse_on_timeout(value("on-timeout", OnTimeout.RAISE.value))
    timeout, where = resolved.get("timeout", (default.timeout, DEFAULT))
    skip, origin = resolved.get("skip", (False, ""))
    return Settings(
        timeout=timeout,
        message=value("message", default.message),
        wrap_main=value("wrap-main", default.wrap_main),
        all_blocks=value("all", default.all_blocks),
        variant=Variant(
            kill_after=value("kill-after", None),
            timeout_env=value("timeout-env", None),
            portable=value("portable", False),
            on_timeout=on_timeout,
            target=target,
            mail_from=value("email-from", None),
            mail_host=value("email-host", default.variant.mail_host),
        ),
        cover_imports=value("cover-imports", default.cover_imports),
        update=value("update", default.update),
        skip=origin if skip else None,
        configured_timeout=None if where == COMMAND_LINE else timeout,
        max_timeout=value("max-timeout", default.max_timeout),
        guard_providers=value("guard-providers", default.guard_providers),
        strict=value("strict", default.strict),
    )
