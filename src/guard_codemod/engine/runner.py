"""Turn files into `FileReport`s, one for each, in order."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NoReturn

from guard_codemod.config.config_file import MENTION, ConfigError
from guard_codemod.config.merge import EffectiveSettings, SettingsLayer
from guard_codemod.config.resolver import Resolver
from guard_codemod.config.settings import Settings
from guard_codemod.engine.check import check
from guard_codemod.engine.executors import Executor, ExecutorError, Future, Serial, WorkerDied
from guard_codemod.engine.reports import failed, skipped
from guard_codemod.files import Candidate, Exclusion, source_file
from guard_codemod.files.entry_points import runner_of
from guard_codemod.files.source_file import SourceError, SourceFile
from guard_codemod.files.surroundings import Surroundings, Unseen
from guard_codemod.lazy import frozen, replace
from guard_codemod.model import FileReport, Outcome, Severity
from guard_codemod.rules.suppression import may_suppress

if TYPE_CHECKING:
    from guard_codemod.files.packed_modules import Packer
    from guard_codemod.schedules.job import JobSchedule

Examine = Callable[[SourceFile, Settings], FileReport]
"""A function of `engine`: `check`, `guard`, `preview`, `add_ignores` or `remove`."""

FEW = 48
"""For up to this many files, starting a second process takes longer than checking them."""

_AHEAD, _MOST_BYTES = 128, 250_000
"""The most batches under way, and bytes in a batch that is sent: this limits the memory used."""


@frozen
class _Task:
    candidate: Candidate
    scope: EffectiveSettings
    schedule: JobSchedule | None = None
    loaded: SourceFile | FileReport | None = None
    stays: bool = False
    """Whether it must run in this process, whatever the executor."""

    @property
    def size(self) -> int:
        """How many bytes are sent with it."""
        source = self.loaded
        if not isinstance(source, SourceFile):
            return 0
        return len(source.data) + getattr(source.modules, "size", 0)  # if they were packed

    @property
    def exclusion(self) -> str | None:
        """Why the file cannot be a job, whatever it contains."""
        started = self.schedule is not None and bool(self.schedule.reason)
        certain = started and not self.candidate.exclusion
        exclusion = None if certain else _exclusion(self.candidate, self.scope.settings)
        return exclusion.reason if exclusion else None


_Reports = list[FileReport | None]
_Submit = Callable[[list[_Task]], Future[_Reports]]


def run(
    files: Iterable[Candidate],
    settings: Resolver,
    executor: Executor | None = None,
    *,
    examine: Examine | None = None,
    schedules: Mapping[str, JobSchedule] = MappingProxyType({}),
) -> Iterator[FileReport]:
    """Yield the report of each of *files*, in order, except those that a walk has excluded.

    A limited number of files is read ahead. The *executor* is anything with the interface of
    `concurrent.futures.Executor`, by default `Serial`. It may run on any machine: for executors
    other than ours, files are read here and sent with the modules beside them. *examine* is called
    for each file, by default `check`. *schedules* map real paths to the schedules of jobs.
    """
    work = partial(_reports, examine=examine or check)
    tasks: Iterator[_Task] = (
        _Task(candidate, _scope(candidate, settings), schedules.get(candidate.real))
        for candidate in to_examine(files)
    )
    taker = executor or Serial()
    submit, most = partial(taker.submit, work), 1
    if not isinstance(taker, Serial):
        # Not at the top: a single file needs no executor.
        from guard_codemod.engine.process_pool import BATCH_SIZE, ProcessPool

        most = BATCH_SIZE
        if not isinstance(taker, ProcessPool):
            from guard_codemod.engine import remote

            submit, most = partial(remote.submit, taker, work), 4 * BATCH_SIZE
            from guard_codemod.files.packed_modules import Packer

            tasks = map(partial(_packed, Packer(source_file.readable)), tasks)
    batches = _batches(tasks, most)
    submitted = ((batch, _submitted(submit, batch)) for batch in batches)
    under_way = deque[tuple[list[_Task], Future[_Reports]]]()
    try:
        under_way.extend(itertools.islice(submitted, _AHEAD))
        while under_way:
            yield from _results(*under_way[0], submit, work)
            under_way.popleft()
            under_way.extend(itertools.islice(submitted, 1))
    finally:
        for _, future in under_way:
            future.cancel()


def _packed(packer: Packer, task: _Task) -> _Task:
    """Return *task* with everything needed to run it elsewhere, or marked to stay here."""
    loaded = _load(task)
    if isinstance(loaded, FileReport):
        return replace(task, loaded=loaded, stays=True)
    modules = packer.pack(task.candidate.real, loaded.data)
    if modules.lacking:
        return replace(task, stays=True)
    packed = replace(
        loaded,
        modules=modules,
        surroundings=Unseen(task.candidate.real, modules.beside),
        find_runner=partial(str, runner) if (runner := loaded.runner) else None,
    )
    return replace(task, loaded=packed)


def _batches(tasks: Iterable[_Task], most: int) -> Iterator[list[_Task]]:
    """Yield *tasks* in batches of at most *most*, or fewer if they are large."""
    batch, size = list[_Task](), 0
    for task in tasks:
        batch.append(task)
        size += task.size
        if len(batch) == most or size >= _MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _submitted(submit: _Submit, batch: list[_Task]) -> Future[_Reports]:
    sent = [task for task in batch if not task.stays]
    try:
        return submit(sent) if sent else Serial().submit(list)
    except RuntimeError as error:  # such as from a pool that has lost a process
        return Serial().submit(_refuse, error)


def _refuse(error: RuntimeError) -> NoReturn:
    raise error


def _results(
    batch: list[_Task],
    future: Future[_Reports],
    submit: _Submit,
    work: Callable[[list[_Task]], _Reports],
) -> Iterator[FileReport]:
    try:
        reports = iter(future.result())
    except ExecutorError:
        raise
    except Exception as error:
        if len(batch) == 1:
            yield _lost(batch[0], error)
        else:  # run each alone to find the one that killed the process
            for task in batch:
                yield from _results([task], _submitted(submit, [task]), submit, work)
        return
    for task in batch:
        report = None if task.stays else next(reports)
        here = task if task.stays else replace(task, loaded=None)
        yield from [report] if report else filter(None, work([here]))


def _lost(task: _Task, error: Exception) -> FileReport:
    lost = f"was lost ({type(error).__name__}: {error})"
    how = str(error) if isinstance(error, WorkerDied) else lost
    what = f"the process that examined it {how} (--jobs 1 may tell more)"
    return failed(task.candidate.path, "TG905", what)


def to_examine(files: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield those of *files* that get a report: not those that a walk has excluded."""
    return (candidate for candidate in files if candidate.explicit or not candidate.exclusion)


def with_exclusion(candidate: Candidate, resolver: Resolver) -> Candidate:
    """Return *candidate* with the reason if it is excluded, as far as known without reading it."""
    settings = _scope(candidate, resolver).settings
    skips = Exclusion(settings.skip_reason) if settings.skip_reason else None
    return replace(candidate, exclusion=_exclusion(candidate, settings) or skips)


def _scope(candidate: Candidate, resolver: Resolver) -> EffectiveSettings:
    # Excluded files need no settings, and may have an unusable configuration.
    if candidate.problem or candidate.exclusion:
        return EffectiveSettings()
    return resolver.scope(candidate.real)


def _exclusion(candidate: Candidate, settings: Settings) -> Exclusion | None:
    if candidate.exclusion or not candidate.role or settings.takes_anything:
        return candidate.exclusion
    return Exclusion(candidate.role, "add --include-non-jobs")


def run_on_source(
    source: SourceFile,
    scope: EffectiveSettings,
    examine: Examine,
    schedule: JobSchedule | None = None,
) -> FileReport:
    """Return the report of *source*, which a *schedule* may start.

    An internal error makes only this file fail.
    """
    if scope.named_by_program:
        source = replace(source, explicit=False)
    try:
        return examine(source, _with_schedule(_settings(source, scope), schedule))
    except ConfigError as error:
        return failed(source.path, "TG201", error, error.line, error.column, source.text)
    except RecursionError:
        return failed(source.path, "TG901", "nested too deeply to be examined")
    except Exception as error:
        what = f"internal error ({type(error).__name__}: {error})"
        return failed(source.path, "TG905", what)


def write(report: FileReport) -> FileReport:
    """Make the edit of *report*, if any, and return the final report."""
    try:
        if report.module:
            source_file.create(report.module.path, report.module.data)
        if report.edit is None:
            return report
        source_file.write(report.path, report.edit.old, report.edit.new)
    except source_file.SourceError as error:
        return failed(report.path, "TG903", error)
    return report


def _reports(tasks: list[_Task], examine: Examine) -> _Reports:
    """Return the reports of *tasks*; None for those whose packed modules were not sufficient."""
    return [_report(task, examine) for task in tasks]


def _report(task: _Task, examine: Examine) -> FileReport | None:
    report = task.loaded or _load(task)
    if isinstance(report, SourceFile):
        modules = report.modules
        report = run_on_source(report, task.scope, examine, task.schedule)
        if getattr(modules, "lacking", False):  # only packed ones can be
            return None
    # In files that are no jobs by convention, only unused suppressions are of interest.
    left_alone = task.exclusion and report.before.outcome is Outcome.FAILED
    return skipped(report.path, task.exclusion or "") if left_alone else report


def _load(task: _Task) -> SourceFile | FileReport:
    """Read the file of *task*, or return its report; no other function opens it."""
    candidate, exclusion = task.candidate, task.exclusion
    if candidate.problem is not None:
        return _unread(candidate, candidate.problem)
    if exclusion and candidate.exclusion:
        return skipped(candidate.path, exclusion)
    try:
        data, executable = source_file.read(candidate.path)
    except source_file.FileGone as error:
        return _unread(candidate, error)
    except source_file.SourceError as error:
        return failed(candidate.path, "TG902", error)
    if exclusion and not may_suppress(data):
        return skipped(candidate.path, exclusion)
    modules = source_file.modules_of(candidate.real)
    return SourceFile(
        candidate.path,
        data,
        candidate.explicit,
        executable,
        candidate.role,
        modules,
        Surroundings(candidate.real, source_file.modules_of),
        partial(runner_of, candidate.real, data, source_file.readable),
    )


def _unread(candidate: Candidate, problem: SourceError) -> FileReport:
    """Return the report of a path that is not a file: it fails only if it was named."""
    if candidate.is_config:
        return failed(candidate.path, "TG906", f"{problem} (its files are left alone)")
    report = failed(candidate.path, "TG902", problem)
    if candidate.explicit:
        return report
    warnings = (replace(finding, severity=Severity.WARNING) for finding in report.before.findings)
    return FileReport(
        replace(skipped(candidate.path, str(problem)).before, findings=tuple(warnings))
    )


def layers_in(source: SourceFile) -> tuple[SettingsLayer, ...]:
    """Return the settings in *source* itself. Raises `ConfigError` if they are invalid."""
    if MENTION.encode() not in source.data:
        return ()
    from guard_codemod.config.directives import read_directives  # not at the top: few have any

    try:
        content = source.text.content
    except source_file.SourceError:
        return ()  # the examination reports it
    return read_directives(content, source.path)


def schedule_setting(source: SourceFile, scope: EffectiveSettings) -> str | None:
    """Return the schedule set in *source* itself or in its *scope*, if any."""
    try:
        return _settings(source, scope).schedule
    except ConfigError:
        return None  # the examination reports it


def _settings(source: SourceFile, scope: EffectiveSettings) -> Settings:
    layers = layers_in(source)
    return scope.settings_with(layers) if layers else scope.settings


def _with_schedule(settings: Settings, schedule: JobSchedule | None) -> Settings:
    """Return *settings* with a *schedule*, or with the one that they set, applied."""
    if settings.schedule is not None:
        from guard_codemod.schedules.job import of_setting  # not at the top: few have one

        schedule = of_setting(settings.schedule, schedule)
    if schedule is None:
        return settings
    limit = schedule.limit(settings.grace, settings.max_timeout) if settings.automatic else None
    timeout = limit[0] if limit else settings.timeout
    return replace(settings, timeout=timeout, started_by=schedule)
