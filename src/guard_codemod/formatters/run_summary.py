"""What all reports come to: counts, a summary and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from enum import IntEnum

from guard_codemod import rules
from guard_codemod.model import Diagnosis, FileReport, Outcome, Severity

CHANGES = {Outcome.GUARDED: "guarded", Outcome.UPDATED: "updated", Outcome.REMOVED: "removed"}
"""What has been done to a file whose content is a new one."""

_HAVE_A_GUARD = (Outcome.GUARDED, Outcome.UPDATED, Outcome.ALREADY_GUARDED)


class Verbosity(IntEnum):
    """How much is said."""

    QUIET = -1
    NORMAL = 0
    VERBOSE = 1

    @classmethod
    def of(cls, *, verbose: bool, quiet: bool) -> Verbosity:
        return cls.QUIET if quiet else cls.VERBOSE if verbose else cls.NORMAL


class RunSummary:
    """Counts reports.

    *aim* is the outcome that the command is about: what it looks for, or what it makes of a file. In a
    *preview* nothing is written.
    """

    def __init__(
        self, verbosity: Verbosity, aim: Outcome = Outcome.UNGUARDED, *, preview: bool = False
    ) -> None:
        self.verbosity = verbosity
        self.preview = preview
        self.stopped: int | None = None
        """The exit code of a run that was asked to stop before all reports were there."""
        self.edited = 0
        """How many files have another content, or would have."""
        self.outcomes: Counter[Outcome] = Counter()
        self.severities: Counter[Severity] = Counter()
        self._aim = aim
        self._codes: Counter[str] = Counter()
        self._outlived = 0
        self._errors_left = False

    def count(self, report: FileReport) -> Diagnosis:
        """Count *report*, and return what is to be shown of it."""
        self.edited += report.edit is not None
        diagnosis = report.preview if self.preview else report.final
        self.outcomes[diagnosis.outcome] += 1
        findings = diagnosis.findings
        if any(finding.severity is Severity.ERROR for finding in findings):
            self._errors_left = True
        if diagnosis.outcome in _HAVE_A_GUARD and any(
            rules.rule(finding.code).mitigated_by for finding in findings
        ):
            self._outlived += 1
        if self.verbosity is Verbosity.QUIET:
            findings = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
        self._codes.update(finding.code for finding in findings)
        self.severities.update(finding.severity for finding in findings)
        return replace(diagnosis, findings=findings)

    def done(self, outcome: Outcome) -> str:
        """Return what to say of a file that has been changed, or would be."""
        return f"would be {CHANGES[outcome]}" if self.preview else CHANGES[outcome]

    @property
    def statistics(self) -> list[tuple[str, str, int]]:
        """The code and the name of each rule that has something to say, and how often; the most frequent first."""
        ordered = sorted(self._codes.items(), key=lambda item: (-item[1], item[0]))
        return [(code, rules.name_of(code), count) for code, count in ordered]

    def statistics_lines(self) -> Iterator[str]:
        """Yield the statistics as a table."""
        figures = len(str(max(self._codes.values(), default=0)))
        for code, name, count in self.statistics:
            yield f"{count:{figures}}  {code}  {name}"

    def outlived_guards(self) -> Iterator[str]:
        """Yield the line that says how many jobs may outlive their guard, if any, and what to do."""
        if self._outlived:
            guards = sum(self.outcomes[outcome] for outcome in _HAVE_A_GUARD)
            jobs = "job may outlive its" if guards == 1 else "jobs may outlive their"
            count = f"{self._outlived} of {guards} {jobs} guard"
            planned = self.preview and self._aim is Outcome.GUARDED
            yield f"{count}: add --kill-after 60s{'' if planned else ' (apply --update)'}"

    def summary(self) -> str:
        """Return the last line: how many files ended in which outcome."""
        counts = self.outcomes
        removes = self._aim is Outcome.REMOVED
        parts = [
            f"{counts[self._aim]} {self.done(self._aim) if self._aim in CHANGES else self._aim.value}"
        ]
        if counts[Outcome.UPDATED]:
            parts.append(f"{counts[Outcome.UPDATED]} {self.done(Outcome.UPDATED)}")
        if not removes:
            parts.append(f"{counts[Outcome.ALREADY_GUARDED]} already guarded")
        parts += [f"{counts[Outcome.SKIPPED]} skipped", f"{counts[Outcome.FAILED]} failed"]
        if counts[Outcome.POSSIBLE_JOB]:
            parts.append(
                "1 possible job"
                if counts[Outcome.POSSIBLE_JOB] == 1
                else f"{counts[Outcome.POSSIBLE_JOB]} possible jobs"
            )
        if counts[Outcome.REFUSED]:
            parts.append(f"{counts[Outcome.REFUSED]} {'left' if removes else 'cannot be guarded'}")
        return ", ".join(parts)

    @property
    def exit_code(self) -> int:
        """2 if a file could not be examined or written, else 1 if an error is left, else 0; unless it was stopped."""
        if self.stopped is not None:
            return self.stopped
        if self.outcomes[Outcome.FAILED]:
            return 2
        return 1 if self._errors_left else 0
