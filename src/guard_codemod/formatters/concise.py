"""One line for each finding and each change, as editors read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guard_codemod.formatters.base import Format
from guard_codemod.formatters.escaping import place, printable
from guard_codemod.formatters.run_summary import CHANGES, Verbosity
from guard_codemod.model import Diagnosis, Finding


class Concise(Format):
    """``path:line:column: CODE message``."""

    for_machines = False

    def lines(self, diagnosis: Diagnosis) -> Iterator[str]:
        yield from self.findings(diagnosis)
        verbosity = self._run.verbosity
        if diagnosis.outcome in CHANGES and verbosity is not Verbosity.QUIET:
            at = self._style("place", f"{place(diagnosis.path, diagnosis.line, diagnosis.column)}:")
            yield f"{at} {self._run.done(diagnosis.outcome)} ({printable(diagnosis.reason)})"
        elif verbosity is Verbosity.VERBOSE and not _says(diagnosis.findings, diagnosis.reason):
            at = self._style("place", f"{printable(diagnosis.path or repr(diagnosis.path))}:")
            yield f"{at} {diagnosis.outcome.value}: {printable(diagnosis.reason)}"

    def findings(self, diagnosis: Diagnosis) -> Iterator[str]:
        """Yield what is to be said of the findings alone."""
        for finding in diagnosis.findings:
            yield from self._finding(diagnosis.path, finding)

    def _finding(self, path: str, finding: Finding) -> Iterator[str]:
        at = self._style("place", f"{place(path, finding.line, finding.column)}:")
        yield f"{at} {self._style(finding.severity.value, finding.code)} {printable(finding.message)}"


def _says(findings: Sequence[Finding], reason: str) -> bool:
    """Whether one of *findings* gives the *reason* of the outcome."""
    return any(reason in finding.message for finding in findings)
