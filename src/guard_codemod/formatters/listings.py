"""The list of settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from guard_codemod.config.settings import SETTINGS
from guard_codemod.formatters.escaping import KEPT, folded, printable


def settings_lines(resolved: Mapping[str, tuple[Any, str]]) -> Iterator[str]:
    """Yield *resolved*, values and origins by key, as TOML with the origins in comments."""
    lines = [(_line(key, value), origin) for key, (value, origin) in resolved.items()]
    width = max(len(line) for line, _ in lines if len(line) <= _WIDEST)
    yield "[tool.guard-codemod]"
    for line, origin in lines:
        comment = "" if line.startswith("#") else _whole(f"# {printable(origin)}")
        yield folded(f"{line:{width}}  {comment}".rstrip())


_WIDEST = 60
_EQUALS = f"{KEPT}={KEPT}"


def _line(key: str, value: Any) -> str:
    if value is None:
        return f"# {key} is not set"
    row = SETTINGS[key]
    mark = "" if row.in_files else "# "
    return f"{mark}{key}{_EQUALS}{_toml(row.kind.show(value))}"


def _whole(text: str) -> str:
    # TOML has line breaks between the items of an array only.
    return text.replace(" ", KEPT)


def _toml(value: Any) -> str:
    import json  # not at the top: for this alone

    if isinstance(value, Enum):
        return _toml(value.value)
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_toml(name)} = {_toml(item)}" for name, item in value.items())
        return _whole(f"{{ {pairs} }}") if pairs else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    text = json.dumps(value, ensure_ascii=False)  # strings and numbers are the same in TOML
    return _whole(printable(text))
