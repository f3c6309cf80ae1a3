"""The schedules of a tree: read before its jobs are examined, and reported after them."""

from __future__ import annotations

import math
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from guard_codemod import rules
from guard_codemod.config.kinds import AUTO
from guard_codemod.config.resolver import Resolver
from guard_codemod.config.settings import Settings
from guard_codemod.engine import runner
from guard_codemod.files import Candidate, all_files
from guard_codemod.files.display_path import relative_to_cwd
from guard_codemod.files.gitignore import Patterns
from guard_codemod.files.source_file import STDIN_PATH, SourceFile
from guard_codemod.lazy import frozen, replace
from guard_codemod.model import Diagnosis, FileReport, Finding, Outcome, Text
from guard_codemod.rules.locations import with_source_line
from guard_codemod.rules.selection import filter_by_selection
from guard_codemod.rules.suppression import suppressed_beside
from guard_codemod.schedules.entry import ScheduleFile, Tree, content_of
from guard_codemod.schedules.job import PYTHON, JobSchedule, Kind, Use, use_of_setting
from guard_codemod.schedules.join import Schedules, read_schedules
from guard_codemod.schedules.sources import source_of
from guard_codemod.schedules.tree import paths_below

_WRONG_LIMITS = {
    "TG301": "runs may overlap",
    "TG302": "the outer limit acts first",
    "TG303": "retries take too long",
    "TG305": "a daemon with a guard",
}
_WHOLE_FILE = -1
"""The line of a finding that concerns all entries of a file."""

_NOT_STARTED = {"TG308": "not started: its file has an error", "TG306": "correct its schedule"}


@frozen
class Row:
    """What is known about one thing that schedules start.

    `path` is the file as shown to the user, or the name in the command if it is not in the tree.
    `diagnosis` is that of the file, and `findings` are about its entries.
    """

    path: str
    schedule: JobSchedule
    diagnosis: Diagnosis | None = None
    findings: tuple[Finding, ...] = ()
    suggestion: tuple[int, Use] | None = None

    @property
    def uses(self) -> tuple[Use, ...]:
        """All entries that start it, or may."""
        return self.schedule.uses + self.schedule.doubtful

    @cached_property
    def is_wrong(self) -> bool:
        """Whether it is a job without a guard, or with a wrong limit."""
        return self._unguarded or any(finding.code in _WRONG_LIMITS for finding in self.findings)

    @property
    def is_other(self) -> bool:
        """Whether it is another program, about which nothing more is known."""
        return all(use.started.kind is Kind.PROGRAM for use in self.uses)

    @property
    def is_guarded(self) -> bool:
        """Whether it has a guard."""
        outcome = self.diagnosis.outcome if self.diagnosis else None
        return outcome is Outcome.ALREADY_GUARDED

    @property
    def _unguarded(self) -> bool:
        outcome = self.diagnosis.outcome if self.diagnosis else None
        without = (Outcome.UNGUARDED, Outcome.POSSIBLE_JOB, Outcome.REFUSED)
        return outcome in without and bool(self.schedule.active)

    @property
    def rank(self) -> tuple[bool, bool, int, float, str]:
        """The sort key: wrong limits, then missing guards, and the most frequent first in each."""
        use = self.schedule.most_often
        gap = use.entry.shortest_gap or 0 if use else math.inf
        known = 0 if self.diagnosis else 1 if self.uses[0].started.kind in PYTHON else 2
        return not self.is_wrong, self._unguarded, known, gap, self.path

    @property
    def verdict(self) -> str:
        """The verdict on it, in a few words."""
        if self.diagnosis is None:
            return _unknown(self.uses[0])
        wrong = [
            _WRONG_LIMITS[finding.code]
            for finding in self.findings
            if finding.code in _WRONG_LIMITS
        ]
        if wrong:
            return ", ".join(dict.fromkeys(wrong))
        if all(use.entry.suspended for use in self.uses):
            return "suspended"
        codes = {finding.code for finding in self.findings}
        problem = next((says for code, says in _NOT_STARTED.items() if code in codes), "")
        if self.diagnosis.outcome is Outcome.REFUSED:
            return f"no guard: {self.diagnosis.reason}"
        if self.diagnosis.outcome in (Outcome.UNGUARDED, Outcome.POSSIBLE_JOB):
            return f"{problem}; no guard" if "TG308" in codes else "no guard"
        if self.is_guarded:
            return problem or "ok"
        reason, when = self.diagnosis.reason, self.schedule.reason
        return reason.replace(f", {when}", "") if when else reason  # shown in another column


def _unknown(use: Use) -> str:
    """Return why nothing is known about what *use* starts."""
    started, entry = use.started, use.entry
    if entry.command is None and not entry.container:
        return "unknown"
    if started.match.candidates and not started.path:
        return f"unclear: {' or '.join(started.match.candidates[:3])}"
    if started.kind is Kind.WRAPPER and started.path:
        return "shell script, in which no Python is found"
    is_file = started.kind in (*PYTHON, Kind.WRAPPER, Kind.FOLDER)
    return f"{started.kind.value}, not in this tree" if is_file else started.kind.value


@frozen
class LoadedSchedules:
    """The schedules below the folder `root`; `resolver` finds their configuration."""

    root: str
    tree: Tree
    schedules: Schedules
    resolver: Resolver
    is_wanted: Callable[[str], bool | None]

    def with_settings(self) -> LoadedSchedules:
        """Return the schedules, with those in the settings of files added."""
        set_ones = tuple(self._set_schedules())
        schedules = replace(self.schedules, uses=self.schedules.uses + set_ones)
        return replace(self, schedules=schedules)

    def _set_schedules(self) -> Iterator[Use]:
        for path in sorted(self.tree.paths):
            real = self._real(path)
            if path.endswith(".py") and self.is_wanted(real):
                source = SourceFile(path, self.tree.content(path) or b"")
                schedule = runner.schedule_setting(source, self.resolver.scope(real))
                if schedule is not None:
                    yield use_of_setting(schedule, path)

    @cached_property
    def jobs(self) -> dict[str, JobSchedule]:
        """The schedule of each job, by real path."""
        return {self._real(path): job for path, job in self.schedules.jobs.items()}

    def shown(self, path: str) -> str:
        """Return *path* as it is shown to the user."""
        return path if path == STDIN_PATH else relative_to_cwd(self._real(path))

    def without_match(self, patterns: Iterable[str]) -> Iterator[str]:
        """Yield those of *patterns*, relative to the current folder, that no schedule matches."""
        here = os.path.realpath(os.curdir)
        paths = [self._real(path) for path in self.tree.paths if source_of(path)]
        for pattern in patterns:
            match = Patterns(here, [pattern], "").match
            if pattern != AUTO and not pattern.startswith("!") and not any(map(match, paths)):
                yield pattern

    def _real(self, path: str) -> str:
        return os.path.join(self.root, path)

    def reports(self, diagnoses: Mapping[str, Diagnosis]) -> Iterator[FileReport]:
        """Yield the report of each schedule's file; *diagnoses* are those of jobs, by real path."""
        jobs = {
            path: diagnoses[real]
            for path in self.schedules.jobs
            if (real := self._real(path)) in diagnoses
        }
        for path, file in self.schedules.files.items():
            uses = tuple(use for use in self.schedules.uses if use.entry.source == path)
            context = rules.ScheduleContext(file, uses, self.schedules.jobs, jobs)
            settings = self.resolver.scope(self._real(path)).settings
            findings = self._reported(path, rules.check_schedule(context), settings)
            count = len(file.entries)
            entries = "1 entry" if count == 1 else f"{count} entries"
            reason = file.left_unread or f"a schedule with {entries}"
            diagnosis = Diagnosis(self.shown(path), Outcome.SKIPPED, reason, findings)
            if findings or self._real(path) not in diagnoses:
                yield FileReport(diagnosis)

    def _reported(
        self, path: str, findings: Iterator[Finding], settings: Settings
    ) -> tuple[Finding, ...]:
        """Return those of *findings* that are neither disabled nor suppressed, in order."""
        text = Text(self.tree.read(path) or "", "utf-8", bom=False)
        kept = (
            with_source_line(finding, text)
            for finding in filter_by_selection(findings, settings)
            if finding.code not in suppressed_beside(text.lines, finding.line)
        )
        return tuple(sorted(kept, key=lambda finding: finding.line))

    def rows(
        self, diagnoses: Mapping[str, Diagnosis], reports: Sequence[FileReport]
    ) -> Iterator[Row]:
        """Yield a row for each file that is started, and then for everything else."""
        findings = defaultdict[tuple[str, int], list[Finding]](list)
        for report in reports:
            for finding in report.final.findings:
                line = _WHOLE_FILE if finding.of_file else finding.line
                findings[report.path, line].append(finding)
        for path, schedule in self.schedules.jobs.items():
            if not schedule.uses:
                continue  # it may be another file, so the entry has its own row
            real = self._real(path)
            settings = self.resolver.scope(real).settings
            yield Row(
                self.shown(path),
                schedule,
                diagnoses.get(real),
                tuple(finding for at in self._locations(schedule) for finding in findings[at]),
                schedule.limit(settings.grace, settings.max_timeout),
            )
        others = dict[str, list[Use]]()
        for use in self.schedules.uses:
            if use.started.kind not in PYTHON or not use.started.path:
                others.setdefault(use.started.name or use.entry.name, []).append(use)
        for name, uses in others.items():
            yield Row(name, JobSchedule(tuple(uses)))

    def _locations(self, schedule: JobSchedule) -> dict[tuple[str, int], None]:
        """Return the locations of findings about *schedule*, as pairs of file and line."""
        entries = [use.entry for use in schedule.uses]
        lines = [
            (entry.source, line)
            for entry in entries
            for line in (entry.line, entry.outer_limit_line, _WHOLE_FILE)
        ]
        return dict.fromkeys((self.shown(path), line) for path, line in lines)


@frozen
class ScheduleReport:
    """Everything known about the schedules of a tree: what they start, and their problems.

    `files` are the schedules' files, by path as shown to the user.
    """

    rows: tuple[Row, ...]
    reports: tuple[FileReport, ...]
    files: Mapping[str, ScheduleFile]

    @property
    def findings(self) -> Iterator[tuple[str, Finding]]:
        """Each finding with its file."""
        for report in self.reports:
            for finding in report.final.findings:
                yield report.path, finding

    @property
    def unread(self) -> Iterator[tuple[str, str]]:
        """Each file that is not read, with the reason."""
        for path, file in self.files.items():
            if file.left_unread:
                yield path, file.left_unread


def examine(loaded: LoadedSchedules) -> ScheduleReport:
    """Check each job in *loaded*, and return the report."""
    all_of_them = loaded.with_settings()
    wanted = [Candidate(relative_to_cwd(real), real) for real in all_of_them.jobs]
    checked = runner.run(wanted, loaded.resolver, schedules=loaded.jobs)
    diagnoses = {
        candidate.real: report.final for candidate, report in zip(wanted, checked, strict=True)
    }
    reports = tuple(loaded.reports(diagnoses))
    files = {loaded.shown(path): file for path, file in loaded.schedules.files.items()}
    rows = sorted(all_of_them.rows(diagnoses, reports), key=lambda row: row.rank)
    return ScheduleReport(tuple(rows), reports, files)


def load(
    root: str,
    resolver: Resolver,
    is_wanted: Callable[[str], bool | None],
    named: Sequence[str] = (),
    standard_input: bytes | None = None,
) -> LoadedSchedules:
    """Return the schedules below the folder *root*, a real path.

    Files with the usual names of schedules are read if their real path *is_wanted*, and those
    *named* in any case, wherever they are. *standard_input* is a crontab.
    """
    paths = paths_below(root, all_files(root, resolver.select))
    given = {} if standard_input is None else {STDIN_PATH: standard_input}
    inside = paths_below(root, named) & paths
    for path in named:
        if not paths_below(root, [path]) & inside:
            given[path] = content_of(path) or b""
    tree = Tree(root, paths, given)
    wanted = (path for path in paths if is_wanted(os.path.join(root, path)))
    schedules = read_schedules(tree, wanted, named=[*inside, *given])
    return LoadedSchedules(root, tree, schedules, resolver, is_wanted)
