"""One line for each finding and each change, as editors read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guard_codemod.formatters.base import Format
from guard_codemod.formatters.escaping import place, printable
from guard_codemod.formatters.run_summary import CHANGES, Verbosity
from guard_codemod.model import FileReport, Finding


class Concise(Format):
    """``path:line:column: CODE message``."""

    for_machines = False

    def lines(self, result: FileReport) -> Iterator[str]:
        yield from self.findings(result)
        verbosity = self._report.verbosity
        if result.outcome in CHANGES and verbosity is not Verbosity.QUIET:
            at = self._style("place", f"{place(result.path, result.line, result.column)}:")
            yield f"{at} {self._report.done(result.outcome)} ({printable(result.reason)})"
        elif verbosity is Verbosity.VERBOSE and not _says(result.findings, result.reason):
            at = self._style("place", f"{printable(result.path or repr(result.path))}:")
            yield f"{at} {result.outcome.value}: {printable(result.reason)}"

    def findings(self, result: FileReport) -> Iterator[str]:
        """Yield what is to be said of the findings alone."""
        for finding in result.findings:
            yield from self._finding(result.path, finding)

    def _finding(self, path: str, finding: Finding) -> Iterator[str]:
        at = self._style("place", f"{place(path, finding.line, finding.column)}:")
        yield f"{at} {self._style(finding.severity.value, finding.code)} {printable(finding.message)}"


def _says(findings: Sequence[Finding], reason: str) -> bool:
    """Whether one of *findings* gives the *reason* of the outcome."""
    return any(reason in finding.message for finding in findings)
