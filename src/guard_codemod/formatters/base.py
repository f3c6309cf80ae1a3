"""What a format is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from guard_codemod.files.display_path import from_root
from guard_codemod.files.source_file import STDIN_PATH
from guard_codemod.formatters.run_summary import RunSummary
from guard_codemod.formatters.style import Style
from guard_codemod.model import Diagnosis

TOOL = "guard-codemod"


class Format(ABC):
    """Turns diagnoses, as they come, into a text.

    *run* has counted them, *style* is for what people read, and *root*, a real path, is the folder from
    which hosts name files: None for the current one.
    """

    for_machines: ClassVar[bool] = True
    """Whether nothing else may stand beside it on standard output."""

    def __init__(self, run: RunSummary, style: Style, root: str | None = None) -> None:
        self._run = run
        self._style = style
        self._root = root

    @abstractmethod
    def lines(self, diagnosis: Diagnosis) -> Iterator[str]:
        """Yield what can be written of *diagnosis* at once."""

    def closing(self) -> Iterator[str]:
        """Yield the rest, when there are no more, or no more are waited for."""
        yield from ()

    def _host_path(self, path: str) -> str:
        """Return *path* as hosts of code know it."""
        return path if path == STDIN_PATH else from_root(path, self._root)
