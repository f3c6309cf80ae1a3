"""A progress bar for long runs."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

DELAY = 1.0
"""The seconds after which the bar appears."""

_INTERVAL = 0.1
_WIDTH = 30
_WORDS = 40  # the width of the text beside the bar, at most
_ERASE = "\r\033[K"


class Progress:
    """A bar on standard error, if that is a terminal and the run takes more than `DELAY`.

    *count* returns the number of steps, and is called only if the bar is shown; None for no bar.
    """

    def __init__(self, count: Callable[[], int] | None) -> None:
        terminal = sys.stderr is not None and sys.stderr.isatty()
        self._count = count if terminal and os.environ.get("TERM") != "dumb" else None
        self._next = time.monotonic() + DELAY
        self._done = 0
        self._total: int | None = None

    def advance(self) -> None:
        """Take one step, and update the bar if it looks different."""
        self._done += 1
        if self._count is None or time.monotonic() < self._next:
            return
        if self._total is None:
            self._total = self._count()
        import shutil  # not at the top: few runs take as long

        part = min(1.0, self._done / max(1, self._total))
        width = max(0, min(_WIDTH, shutil.get_terminal_size().columns - _WORDS))
        bar = "#" * int(part * width)
        self._write(
            f"{_ERASE}[{bar:-<{width}}] {part:4.0%} {self._done:,} of {self._total:,} files"
        )
        self._next = time.monotonic() + _INTERVAL

    def hide(self) -> None:
        """Clear the bar to make room for a line of output."""
        if self._total is not None:
            self._write(_ERASE)

    def _write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            self._count = self._total = None  # the terminal is gone
