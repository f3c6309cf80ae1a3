"""Sum up all reports: counts, a summary and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import IntEnum

from guard_codemod import rules
from guard_codemod.formatters.escaping import COLUMNS, printable
from guard_codemod.guards.message import width
from guard_codemod.lazy import replace
from guard_codemod.model import WITHOUT_BLOCK, Diagnosis, FileReport, Finding, Outcome, Severity
from guard_codemod.rules.registry import DOCUMENTATION

CHANGES = {Outcome.GUARDED: "guarded", Outcome.UPDATED: "updated", Outcome.REMOVED: "removed"}
"""What was done to a file that has changed, by outcome."""

_LACKING_PART = "TG012"
_HAVE_A_GUARD = (Outcome.GUARDED, Outcome.UPDATED, Outcome.ALREADY_GUARDED)


class Verbosity(IntEnum):
    """How much to print."""

    QUIET = -1
    NORMAL = 0
    VERBOSE = 1


class RunSummary:
    """Counts reports.

    *aim* is the outcome that the command looks for or brings about. In a *preview* nothing is
    written. *apply_command* returns the command that would guard the files.
    """

    def __init__(
        self,
        verbosity: Verbosity,
        aim: Outcome = Outcome.UNGUARDED,
        *,
        preview: bool = False,
        apply_command: Callable[[], str] = lambda: "guard-codemod apply PATH --timeout DURATION",
    ) -> None:
        self.verbosity = verbosity
        self.preview = preview
        self.stopped: int | None = None
        """The exit code of a run that was interrupted, else None."""
        self.edited = 0
        """How many files were changed, or would be."""
        self.outcomes: Counter[Outcome] = Counter()
        self.severities: Counter[Severity] = Counter()
        self._aim = aim
        self._codes: Counter[str] = Counter()
        self._apply_command = apply_command
        self._unguarded = 0
        """How many jobs `apply` would guard, without those in a baseline."""
        self._without_block = 0
        self._hazardous = 0
        """How many guarded jobs have a hazard; the next counts those that a backstop would end."""
        self._mitigable = 0
        self._lacking = 0
        """How many of these would get a backstop from an update, with the current settings."""
        self._errors_left = False

    def count(self, report: FileReport) -> Diagnosis:
        """Count *report*, and return the diagnosis to show."""
        self.edited += report.edit is not None
        diagnosis = report.preview if self.preview else report.final
        self.outcomes[diagnosis.outcome] += 1
        findings = diagnosis.findings
        if any(finding.severity is Severity.ERROR for finding in findings):
            self._errors_left = True
        self._without_block += diagnosis.reason.startswith(WITHOUT_BLOCK)
        self._unguarded += diagnosis.outcome is Outcome.UNGUARDED and bool(findings)
        if diagnosis.outcome in _HAVE_A_GUARD:
            self._count_hazards(findings)
        if self.verbosity is Verbosity.QUIET:
            findings = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
        self._codes.update(finding.code for finding in findings)
        self.severities.update(finding.severity for finding in findings)
        return replace(diagnosis, findings=findings)

    def _count_hazards(self, findings: Sequence[Finding]) -> None:
        lacks = [finding.mitigable for finding in findings if finding.code == _LACKING_PART]
        mitigable = [
            found.mitigable and bool(rule.mitigated_by)
            for found in findings
            for rule in [rules.rule(found.code)]
            if issubclass(rule, rules.HazardRule)
        ]
        self._lacking += bool(lacks) and all(lacks) and not mitigable
        self._hazardous += bool(mitigable or lacks)
        self._mitigable += bool(mitigable or lacks) and all((*mitigable, *lacks))

    def done(self, outcome: Outcome) -> str:
        """Return what was done to a changed file, or would be."""
        return f"would be {CHANGES[outcome]}" if self.preview else CHANGES[outcome]

    @property
    def statistics(self) -> list[tuple[str, str, int]]:
        """Code, name and number of findings of each reported rule, the most frequent first."""
        ordered = sorted(self._codes.items(), key=lambda item: (-item[1], item[0]))
        return [(code, rules.name_of(code), count) for code, count in ordered]

    def statistics_lines(self) -> Iterator[str]:
        """Yield the statistics as a table."""
        figures = len(str(max(self._codes.values(), default=0)))
        for code, name, count in self.statistics:
            yield f"{count:{figures}}  {code}  {name}"

    @property
    def _guarded(self) -> int:
        return sum(self.outcomes[outcome] for outcome in _HAVE_A_GUARD)

    def unguarded_jobs(self) -> Iterator[str]:
        """Yield a line with the number of jobs without a guard, if any, and how to add one."""
        if self._unguarded:
            jobs = self._guarded + self.outcomes[Outcome.UNGUARDED] + self.outcomes[Outcome.REFUSED]
            verb = "has" if self._unguarded == 1 else "have"
            line = f"{_of(self._unguarded, jobs)} {verb} no timeout guard. To add one:"
            # A command that is broken into lines could not be copied.
            command = printable(self._apply_command())
            fits = width(f"{line} {command}") <= COLUMNS
            yield from [f"{line} {command}"] if fits else [line, f"    {command}"]

    def jobs_without_block(self) -> Iterator[str]:
        """Yield the line that says how many jobs have no main block, if any."""
        count = self._without_block
        if count and self._aim is not Outcome.REMOVED:
            jobs = "1 job is" if count == 1 else f"{count} jobs are"
            page = f"{DOCUMENTATION}/limits.md"
            yield f"{jobs} started by an entry point, without a main block for a guard: see {page}"

    def hazardous_jobs(self) -> Iterator[str]:
        """Yield the line that says how many jobs with a guard have hazards, if any."""
        if self._hazardous:
            one = self._hazardous == 1
            what = "has hazards despite its guard" if one else "have hazards despite their guard"
            yield f"{_of(self._hazardous, self._guarded)} {what}{self._backstop_help()}"

    def _backstop_help(self) -> str:
        if not self._mitigable:
            return ""
        planned = self.preview and self._aim is Outcome.GUARDED
        verb, remedy = "add", f"--kill-after 60s{'' if planned else ' (apply --update)'}"
        if self._lacking == self._mitigable:
            verb, remedy = "run", "apply --update"
        if self._mitigable == self._hazardous:
            return f": {verb} {remedy}"
        return f": {remedy} ends {self._mitigable} of them"

    def summary(self) -> str:
        """Return the last line: the number of files with each outcome."""
        counts = self.outcomes
        removes = self._aim is Outcome.REMOVED
        aim = self.done(self._aim) if self._aim in CHANGES else self._aim.value
        parts = [f"{counts[self._aim]} {aim}"]
        if counts[Outcome.UPDATED]:
            parts.append(f"{counts[Outcome.UPDATED]} {self.done(Outcome.UPDATED)}")
        if counts[Outcome.UNGUARDED] and self._aim is not Outcome.UNGUARDED and not removes:
            parts.append(f"{counts[Outcome.UNGUARDED]} {Outcome.UNGUARDED.value}")
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
        """The code of an interrupted run, else 2 if a file failed, 1 if errors remain, or 0."""
        if self.stopped is not None:
            return self.stopped
        if self.outcomes[Outcome.FAILED]:
            return 2
        return 1 if self._errors_left else 0


def _of(number: int, jobs: int) -> str:
    return f"{number} of {jobs} {'job' if jobs == 1 else 'jobs'}"
