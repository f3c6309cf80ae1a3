"""TOML, read by what the running version of Python has for it."""

from __future__ import annotations

import sys
from typing import Any


def parse_toml(text: str) -> dict[str, Any]:
    """Return the document *text*. Raises `ValueError`."""
    # Not at the top: most runs find no configuration, and need no TOML parser.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def value_at(value: Any, *keys: str) -> Any:
    """Return what *value* holds under *keys*, one within the other; None if there is nothing."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
