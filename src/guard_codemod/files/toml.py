"""Read TOML with the parser available to the running Python."""

from __future__ import annotations

import sys
from typing import Any


def parse_toml(text: str) -> dict[str, Any]:
    """Return the document *text*. Raises `ValueError`."""
    # Not at the top: most runs find no configuration.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def value_at(value: Any, *keys: str) -> Any:
    """Return the value under the nested *keys* of *value*, or None."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value
