"""Colors for terminals."""

from __future__ import annotations

import os

_CODES = {
    "location": "1",
    "error": "1;31",
    "warning": "1;33",
    "info": "1;34",
    "gutter": "34",
    "help": "1;36",
    "added": "32",
    "removed": "31",
    "hunk": "36",
}


class Palette:
    """Colors text for a terminal, or leaves it unchanged."""

    def __init__(self, *, on: bool = False) -> None:
        self._on = on

    def __call__(self, role: str, text: str) -> str:
        """Return *text* in the color of its *role*."""
        return f"\x1b[{_CODES[role]}m{text}\x1b[0m" if self._on else text


def wants_color(choice: str, *, terminal: bool) -> bool:
    """Whether to use color, given whether the output is a *terminal*.

    *choice* is ``auto``, ``always`` or ``never``. See https://no-color.org and
    https://force-color.org.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (terminal and os.environ.get("TERM") != "dumb")
