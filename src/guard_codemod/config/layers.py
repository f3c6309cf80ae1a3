"""Layers of settings, and what they come to for one file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from guard_codemod.model import OnTimeout, Settings, Variant

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

    `named_by_program` says that a file's being named tells nothing of what a person wants.
    """

    below: tuple[Layer, ...] = ()
    command_line: Layer = Layer(COMMAND_LINE, {})
    named_by_program: bool = False

    def resolve(self, in_file: Sequence[Layer] = ()) -> dict[str, tuple[Any, str]]:
        """Return each value that is set anywhere, with its origin.

        The command line is stronger than the file itself, but for the timeout: there it gives the
        limit of the files that have none of their own, so that a migration of a whole tree does
        not flatten the limits that were set by hand.
        """
        line = self.command_line
        timeout = Layer(line.origin, {key: value for key, value in line.values.items() if key == "timeout"})
        rest = Layer(line.origin, {key: value for key, value in line.values.items() if key != "timeout"})
        return _merge((*self.below, timeout, *in_file, rest))

    @cached_property
    def settings(self) -> Settings:
        """What holds for a file that says nothing itself."""
        return to_settings(self.resolve())


def _merge(layers: Iterable[Layer]) -> dict[str, tuple[Any, str]]:
    merged: dict[str, tuple[Any, str]] = {}
    for layer in layers:
        merged.update({key: (value, layer.origin) for key, value in layer.values.items()})
    return merged


def to_settings(resolved: Mapping[str, tuple[Any, str]]) -> Settings:
    """Return the settings for a file that *resolved* holds."""
    default = Settings()

    def value(key: str, otherwise: Any) -> Any:
        return resolved[key][0] if key in resolved else otherwise

    action = value("on-timeout", "raise")
    skip, origin = resolved.get("skip", (False, ""))
    return Settings(
        timeout=value("timeout", default.timeout),
        message=value("message", default.message),
        wrap_main=value("wrap-main", default.wrap_main),
        all_blocks=value("all", default.all_blocks),
        variant=Variant(
            kill_after=value("kill-after", None),
            timeout_env=value("timeout-env", None),
            portable=value("portable", False),
            on_timeout=OnTimeout(action) if ":" not in action else OnTimeout.CALL,
            handler=action if ":" in action else None,
        ),
        cover_imports=value("cover-imports", default.cover_imports),
        update=value("update", default.update),
        skip=origin if skip else None,
        max_timeout=value("max-timeout", default.max_timeout),
        guard_providers=value("guard-providers", default.guard_providers),
    )
