"""One line for each finding and each change, as editors read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from guard_codemod.formatters.base import Formatter
from guard_codemod.formatters.escaping import described, folded, location, printable
from guard_codemod.formatters.run_summary import CHANGES, Verbosity
from guard_codemod.guards.message import width
from guard_codemod.lazy import replace
from guard_codemod.model import Diagnosis, Finding, Outcome


class ConciseFormatter(Formatter):
    """``path:line:column: CODE message``."""

    name = "concise"
    readers = "editors, `grep`"
    summary = "one line for each: `path:line:column: CODE message`"
    for_machines = False
    folds: ClassVar[bool] = False
    """Whether long lines are broken."""

    def findings(self, diagnosis: Diagnosis) -> Iterator[str]:
        verbosity, outcome = self._run.verbosity, diagnosis.outcome
        findings = diagnosis.findings
        if verbosity is Verbosity.VERBOSE and outcome is Outcome.UNGUARDED and findings:
            first = replace(
                findings[0], consequence=f"{findings[0].consequence} ({diagnosis.reason})"
            )
            findings = (first, *findings[1:])
        for finding in findings:
            yield from self._finding(diagnosis.path, finding)
        if verbosity is Verbosity.QUIET:
            return
        reason, guard = printable(diagnosis.reason), printable(diagnosis.guard)
        at = location(diagnosis.path, diagnosis.line, diagnosis.column)
        if diagnosis.outcome in CHANGES:
            what = reason if verbosity is Verbosity.VERBOSE else reason.partition(": ")[0]
            text = guard or f"({what})"
            if verbosity is Verbosity.VERBOSE and reason not in text:
                text += f"; {reason}"
            yield self._line(at, f"{self._run.done(diagnosis.outcome)} {text}")
        elif diagnosis.outcome is Outcome.ALREADY_GUARDED and guard:
            yield self._line(at, guard)
        elif verbosity is Verbosity.VERBOSE and not any(
            diagnosis.reason in finding.message for finding in findings
        ):
            at = printable(diagnosis.path or repr(diagnosis.path))
            yield self._line(at, f"{diagnosis.outcome.value}: {reason}")

    def _finding(self, path: str, finding: Finding) -> Iterator[str]:
        at = location(path, finding.line, finding.column)
        yield self._line(at, described(finding), finding.severity.value, finding.code)

    def _line(self, where: str, text: str, role: str = "", label: str = "") -> str:
        """Return the line that says *text* about *where*, after a *label* painted as its *role*."""
        painted = self._palette("location", f"{where}:")
        if label:
            painted += f" {self._palette(role, label)}"
            where += f" {label}"
        return f"{painted} {folded(text, width(where) + 2) if self.folds else text}"
