"""Sum up all reports: counts, a summary and the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from enum import IntEnum

from guard_codemod import rules
from guard_codemod.formatters.escaping import COLUMNS, counted, printable
from guard_codemod.guards.message import width
from guard_codemod.lazy import replace
from guard_codemod.model import Diagnosis, FileReport, Finding, Outcome, Severity, WithoutBlock
from guard_codemod.rules.registry import DOCUMENTATION

CHANGES = (Outcome.GUARDED, Outcome.UPDATED, Outcome.REMOVED)
"""The outcomes of files that have changed."""

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
    written. *apply_command* returns the command that would guard some paths, and what to say first.
    """

    def __init__(
        self,
        verbosity: Verbosity,
        aim: Outcome = Outcome.UNGUARDED,
        *,
        preview: bool = False,
        apply_command: Callable[[Outcome, Collection[str]], tuple[str, str]] = lambda *_: (
            "To guard them, give them to",
            "guard-codemod apply --timeout 1h",
        ),
    ) -> None:
        self.verbosity = verbosity
        self.preview = preview
        self.stopped: int | None = None
        """The exit code of a run that was interrupted, else None."""
        self.edited: list[str] = []
        """The paths of the files that were changed, or would be."""
        self.outcomes: Counter[Outcome] = Counter()
        self.severities: Counter[Severity] = Counter()
        self._aim = aim
        self._codes: Counter[str] = Counter()
        self._apply_command = apply_command
        self._unguarded: list[str] = []
        """The paths of jobs that `apply` would guard, without those in a baseline."""
        self._without_block = 0
        self._hazardous = 0
        """How many guarded jobs have a hazard."""
        self._mitigable = 0
        """How many of these a backstop would end."""
        self._lacking = 0
        """How many of those an update would give one, with the current settings."""
        self._errors_left = False

    def count(self, report: FileReport) -> Diagnosis:
        """Count *report*, and return the diagnosis to show."""
        if report.edit is not None:
            self.edited.append(report.path)
        diagnosis = report.preview if self.preview else report.final
        self.outcomes[diagnosis.outcome] += 1
        findings = diagnosis.findings
        if any(finding.severity is Severity.ERROR for finding in findings):
            self._errors_left = True
        self._without_block += isinstance(diagnosis.reason, WithoutBlock)
        if diagnosis.outcome is Outcome.UNGUARDED and findings:
            self._unguarded.append(diagnosis.path)
        if self.verbosity is Verbosity.QUIET:
            findings = tuple(finding for finding in findings if finding.severity is Severity.ERROR)
        if diagnosis.outcome in _HAVE_A_GUARD:
            self._count_hazards(findings)
        self._codes.update(finding.code for finding in findings)
        self.severities.update(finding.severity for finding in findings)
        return replace(diagnosis, findings=findings)

    def _count_hazards(self, findings: Sequence[Finding]) -> None:
        lacks = [finding.mitigable for finding in findings if finding.code == _LACKING_PART]
        with_rules = [(finding, rules.rule(finding.code)) for finding in findings]
        mitigable = [
            finding.mitigable and bool(rule.mitigated_by)
            for finding, rule in with_rules
            if issubclass(rule, rules.HazardRule)
        ]
        self._lacking += bool(lacks) and all(lacks) and not mitigable
        self._hazardous += bool(mitigable or lacks)
        self._mitigable += bool(mitigable or lacks) and all((*mitigable, *lacks))

    def done(self, outcome: Outcome) -> str:
        """Return what was done to a changed file, or would be."""
        return f"would be {outcome.value}" if self.preview else outcome.value

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
        """Yield how to guard the jobs without a guard, if any."""
        if self._unguarded:
            line, command = map(printable, self._apply_command(self._aim, self._unguarded))
            # A command that is broken into lines could not be copied.
            fits = width(f"{line}: {command}") <= COLUMNS
            yield from [f"{line}: {command}"] if fits else [f"{line}:", f"    {command}"]

    def jobs_without_block(self) -> Iterator[str]:
        """Yield the line that says how many jobs have no main block, if any."""
        count = self._without_block
        if count and self._aim is not Outcome.REMOVED:
            jobs = counted(count, "job is", "jobs are")
            page = f"{DOCUMENTATION}/limits.md"
            yield f"{jobs} started by an entry point, without a main block for a guard: see {page}"

    def hazardous_jobs(self) -> Iterator[str]:
        """Yield the line that says how many jobs with a guard have hazards, if any."""
        if self._hazardous:
            has, its = ("has", "its") if self._hazardous == 1 else ("have", "their")
            what = f"{'would have' if self.preview else has} hazards despite {its} guard"
            jobs = counted(self._guarded, "job")
            yield f"{self._hazardous} of {jobs} {what}{self._backstop_help()}"

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
        removes = self._aim is Outcome.REMOVED
        unseen = (Outcome.UNGUARDED, Outcome.ALREADY_GUARDED) if removes else ()
        seen = [outcome for outcome in Outcome if self.outcomes[outcome] and outcome not in unseen]
        counts = {outcome: self.outcomes[outcome] for outcome in seen} or {self._aim: 0}
        return ", ".join(
            f"{count} {self._shown(outcome, count)}" for outcome, count in counts.items()
        )

    def _shown(self, outcome: Outcome, count: int) -> str:
        if outcome in CHANGES:
            return self.done(outcome)
        many = outcome is Outcome.POSSIBLE_JOB and count > 1
        return f"{outcome.value}s" if many else outcome.value

    @property
    def exit_code(self) -> int:
        """The code of an interrupted run, else 2 if a file failed, 1 if errors remain, or 0."""
        if self.stopped is not None:
            return self.stopped
        if self.outcomes[Outcome.FAILED]:
            return 2
        return 1 if self._errors_left else 0
