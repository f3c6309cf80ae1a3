"""The base classes of output formats."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from guard_codemod.files.display_path import from_root
from guard_codemod.files.source_file import STDIN_PATH
from guard_codemod.formatters.palette import Palette
from guard_codemod.formatters.run_summary import RunSummary
from guard_codemod.model import Diagnosis, Finding

TOOL = "guard-codemod"

Json = dict[str, Any]
"""An object of a JSON document."""


class Formatter(ABC):
    """Turns diagnoses, as they come, into lines: a header, findings, a footer.

    `run` is the summary that counts them, and `palette` colors the text formats. Paths for code
    hosts are relative to `root`, a real path, by default the current folder.
    """

    name: ClassVar[str]
    """The value of ``--output-format``, and the name of the module."""
    readers: ClassVar[str]
    """Who reads it, in Markdown."""
    summary: ClassVar[str]
    """What it contains, in Markdown and without a full stop."""
    for_machines: ClassVar[bool] = True
    """Whether it must be the only thing on standard output."""

    def __init__(self, run: RunSummary, palette: Palette, root: str | None = None) -> None:
        self._run = run
        self._palette = palette
        self._root = root

    def header(self) -> Iterator[str]:
        """Yield the lines before the first finding."""
        yield from ()

    @abstractmethod
    def findings(self, diagnosis: Diagnosis) -> Iterator[str]:
        """Yield the lines for *diagnosis* that can be printed at once."""

    def footer(self) -> Iterator[str]:
        """Yield the remaining lines, once there are no more diagnoses or the run was stopped."""
        yield from ()

    def _host_path(self, path: str) -> str:
        """Return *path* as code hosts name it."""
        return path if path == STDIN_PATH else from_root(path, self._root)


class DocumentFormatter(Formatter):
    """A format that is one document: results are collected and written by the footer."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._results: list[Any] = []
        self._seen: Counter[str] = Counter()

    def findings(self, diagnosis: Diagnosis) -> Iterator[str]:
        self._results += self._results_of(diagnosis)
        return iter(())

    def _results_of(self, diagnosis: Diagnosis) -> Iterable[Any]:
        """Return the document's entries for *diagnosis*: by default, one for each finding."""
        path = self._host_path(diagnosis.path)
        return (self._result(path, finding) for finding in diagnosis.findings)

    def _result(self, path: str, finding: Finding) -> Any:
        """Return the document's entry for *finding*; *path* is a path for code hosts."""
        raise NotImplementedError

    def _fingerprint(self, path: str, finding: Finding) -> str:
        """Return a unique fingerprint of *finding*, which survives when its line moves.

        It depends on the file, which code hosts call *path*, the rule and the text of the line,
        but not on its number or indentation. Findings that agree in all of these are numbered.
        """
        import hashlib  # not at the top: few formats need it

        key = "\0".join((path, finding.code, finding.text.strip()))
        digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._seen[digest] += 1
        return f"{digest}:{self._seen[digest]}"
