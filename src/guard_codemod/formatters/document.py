"""What an output format is that can only be written as a whole."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any

from guard_codemod.formatters.base import Formatter
from guard_codemod.formatters.fingerprint import Fingerprints
from guard_codemod.formatters.palette import Palette
from guard_codemod.formatters.run_summary import RunSummary
from guard_codemod.model import Diagnosis


class DocumentFormatter(Formatter):
    """A format that is one document: what it holds of each file is collected for the footer."""

    def __init__(self, run: RunSummary, palette: Palette, root: str | None = None) -> None:
        super().__init__(run, palette, root)
        self._results: list[Any] = []
        self._fingerprints = Fingerprints()

    def findings(self, diagnosis: Diagnosis) -> Iterator[str]:
        self._results += self._results_of(diagnosis)
        return iter(())

    @abstractmethod
    def _results_of(self, diagnosis: Diagnosis) -> Iterable[Any]:
        """Return what the document holds of *diagnosis*."""
