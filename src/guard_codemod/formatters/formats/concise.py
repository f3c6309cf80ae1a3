"""One line for each finding and each change, as editors read them."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.formatters.base import Formatter
from guard_codemod.formatters.escaping import described, location, printable
from guard_codemod.formatters.palette import Palette
from guard_codemod.formatters.run_summary import CHANGES, Verbosity
from guard_codemod.model import Diagnosis, Finding


class ConciseFormatter(Formatter):
    """``path:line:column: CODE message``."""

    name = "concise"
    readers = "editors, `grep`"
    summary = "one line for each: `path:line:column: CODE message`"
    for_machines = False

    def findings(self, diagnosis: Diagnosis) -> Iterator[str]:
        for finding in diagnosis.findings:
            yield from self._finding(diagnosis.path, finding)
        verbosity = self._run.verbosity
        reason = printable(diagnosis.reason)
        if diagnosis.outcome in CHANGES and verbosity is not Verbosity.QUIET:
            at = location(diagnosis.path, diagnosis.line, diagnosis.column)
            what = reason if verbosity is Verbosity.VERBOSE else reason.partition(": ")[0]
            done = f"{self._at(at)} {self._run.done(diagnosis.outcome)}"
            text = printable(diagnosis.guard) or f"({what})"
            if verbosity is Verbosity.VERBOSE and reason not in text:
                text += f"; {reason}"
            yield f"{done} {text}"
        elif verbosity is Verbosity.VERBOSE and not any(
            diagnosis.reason in finding.message for finding in diagnosis.findings
        ):
            at = printable(diagnosis.path or repr(diagnosis.path))
            yield f"{self._at(at)} {diagnosis.outcome.value}: {reason}"

    def _finding(self, path: str, finding: Finding) -> Iterator[str]:
        yield concise_line(path, finding, self._palette)

    def _at(self, where: str) -> str:
        return self._palette("location", f"{where}:")


def concise_line(path: str, finding: Finding, palette: Palette) -> str:
    """Return the line for *finding* in the file *path*."""
    at = palette("location", f"{location(path, finding.line, finding.column)}:")
    return f"{at} {palette(finding.severity.value, finding.code)} {described(finding)}"
