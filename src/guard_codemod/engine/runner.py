"""Files in, `FileReport`s out, one for each, in order."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from guard_codemod import rules
from guard_codemod.config.config_file import ConfigError
from guard_codemod.config.directives import MENTION, read_directives
from guard_codemod.config.merge import Layer, Scope
from guard_codemod.config.resolver import Resolver
from guard_codemod.config.settings import Settings
from guard_codemod.engine import engine
from guard_codemod.engine.executors import Executor, Future, Lost, Serial
from guard_codemod.engine.process_pool import WorkerDied
from guard_codemod.engine.reports import failed, skip_reason, skipped
from guard_codemod.files import Candidate, source_file
from guard_codemod.files.source_file import SourceFile
from guard_codemod.files.surroundings import Surroundings
from guard_codemod.model import FileReport, Outcome, Severity
from guard_codemod.rules.locations import with_source_line
from guard_codemod.rules.suppression import may_suppress
from guard_codemod.schedules.job import JobSchedule, of_setting

Examine = Callable[[SourceFile, Settings], FileReport]
"""A function of `engine`: `check`, `guard`, `preview`, `add_ignores` or `remove`."""

FEW = 48
"""Up to as many files are examined sooner than a second process is there."""

_AHEAD = 512
"""How many calls may be under way: this bounds the memory."""


@dataclass(frozen=True)
class _Task:
    candidate: Candidate
    scope: Scope
    schedule: JobSchedule | None = None


def run(
    files: Iterable[Candidate],
    settings: Resolver,
    executor: Executor | None = None,
    *,
    examine: Examine | None = None,
    schedules: Mapping[str, JobSchedule] = MappingProxyType({}),
) -> Iterator[FileReport]:
    """Yield the report of each of *files*, but for those that a walk has left out.

    They come in the order of *files*, of which only some are taken ahead. The *executor* is
    anything with the interface of `concurrent.futures.Executor`, by default `Serial`; *examine* is
    what it runs on each file, by default `engine.check`. *schedules* are what starts some of them,
    by their real paths.
    """
    work = partial(_report, examine=examine or engine.check)
    taker = executor or Serial()
    tasks = (
        _Task(one, _scope(one, settings), schedules.get(one.real)) for one in to_examine(files)
    )
    submitted = ((task, _submitted(taker, work, task)) for task in tasks)
    under_way = deque(itertools.islice(submitted, _AHEAD))
    while under_way:
        yield _result(*under_way.popleft())
        under_way.extend(itertools.islice(submitted, 1))


def _submitted(
    executor: Executor, work: Callable[[_Task], FileReport], task: _Task
) -> Future[FileReport]:
    try:
        return executor.submit(work, task)
    except RuntimeError as error:  # as of a pool that has lost a process, and takes no more
        return Lost(error)


def _result(task: _Task, future: Future[FileReport]) -> FileReport:
    try:
        return future.result()
    except WorkerDied as death:
        how = str(death)
    except Exception as error:
        how = f"was lost ({type(error).__name__}: {error})"
    what = f"the process that examined it {how}: please report it as a bug (--jobs 1 may tell more)"
    return failed(task.candidate.path, rules.rule("TG905").finding(what))


def to_examine(files: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield those of *files* that get a report: what a walk has left out gets none."""
    return (found for found in files if found.explicit or not found.left_out)


def with_exclusion(found: Candidate, resolver: Resolver) -> Candidate:
    """Return *found* with the reason if it is left out, as far as is known before it is read."""
    settings = _scope(found, resolver).settings
    reason = _exclusion(found, settings) or (skip_reason(settings) if settings.skip else None)
    return replace(found, left_out=reason)


def _scope(found: Candidate, resolver: Resolver) -> Scope:
    # A file may be left out because its configuration cannot be used.
    return Scope() if found.problem or found.left_out else resolver.scope(found.real)


def _exclusion(found: Candidate, settings: Settings) -> str | None:
    return found.left_out or (None if settings.takes_anything else found.set_aside)


def run_on_source(
    source: SourceFile, scope: Scope, examine: Examine, schedule: JobSchedule | None = None
) -> FileReport:
    """Return the report of *source*, which a *schedule* may start.

    A defect of ours fails this file, and no other.
    """
    if scope.named_by_program:
        source = replace(source, explicit=False)
    try:
        return examine(source, _with_schedule(_settings(source, scope), schedule))
    except ConfigError as error:
        finding = rules.rule("TG201").finding(str(error), error.line, error.column)
        return failed(source.path, with_source_line(finding, source.text))
    except Exception as error:
        what = f"internal error ({type(error).__name__}: {error}): please report it as a bug"
        return failed(source.path, rules.rule("TG905").finding(what))


def write(report: FileReport) -> FileReport:
    """Make the edit of *report*, if any, and return what has become of the file."""
    try:
        if report.module and report.module.data is not None:
            source_file.create(report.module.path, report.module.data)
        if report.edit is None:
            return report
        source_file.write(report.path, report.edit.old, report.edit.new)
    except source_file.SourceError as error:
        return failed(report.path, rules.rule("TG903").finding(str(error)))
    return report


def _report(task: _Task, examine: Examine) -> FileReport:
    """Return the report of the file of *task*."""
    found = task.candidate
    if found.problem is not None:
        return _unread(found, found.problem)
    certain = task.schedule is not None and bool(task.schedule.reason) and not found.left_out
    exclusion = None if certain else _exclusion(found, task.scope.settings)
    if exclusion and found.left_out:
        return skipped(found.path, exclusion)
    report = _examined(task, exclusion, examine)
    # Of what is set aside, only the comments that suppress nothing are of interest.
    left_alone = exclusion and report.before.outcome is Outcome.FAILED
    return skipped(found.path, exclusion or "") if left_alone else report


def _examined(task: _Task, exclusion: str | None, examine: Examine) -> FileReport:
    """Return the report of the file of *task*, which is opened here and nowhere else."""
    found = task.candidate
    try:
        data, executable = source_file.read(found.path)
    except source_file.Vanished as error:
        return _unread(found, str(error))
    except source_file.SourceError as error:
        return failed(found.path, rules.rule("TG902").finding(str(error)))
    if exclusion and not may_suppress(data):
        return skipped(found.path, exclusion)
    modules = source_file.modules_of(found.real)
    source = SourceFile(
        found.path,
        data,
        found.explicit,
        executable,
        found.set_aside,
        modules,
        Surroundings(found.real, source_file.modules_of),
        source_file.runner_of(found.real, data),
    )
    return run_on_source(source, task.scope, examine, task.schedule)


def _unread(found: Candidate, problem: str) -> FileReport:
    """Return the report of what is no file, or no longer: a failure only if it was named."""
    if found.is_config:
        what = f"{problem} (its files are left alone)"
        return failed(found.path, rules.rule("TG906").finding(what))
    finding = rules.rule("TG902").finding(problem)
    if found.explicit:
        return failed(found.path, finding)
    report = skipped(found.path, problem)
    warning = replace(finding, severity=Severity.WARNING)
    return replace(report, before=replace(report.before, findings=(warning,)))


def layers_in(source: SourceFile) -> tuple[Layer, ...]:
    """Return what *source* says about itself. Raises `ConfigError` if that cannot be understood."""
    if MENTION.encode() not in source.data:
        return ()
    try:
        content = source.text.content
    except source_file.SourceError:
        return ()  # that is for the examination to report
    return read_directives(content, source.path)


def _settings(source: SourceFile, scope: Scope) -> Settings:
    layers = layers_in(source)
    return scope.settings_with(layers) if layers else scope.settings


def _with_schedule(settings: Settings, schedule: JobSchedule | None) -> Settings:
    """Return *settings* with what a *schedule*, or one of their own, comes to."""
    if settings.schedule is not None:
        schedule = of_setting(settings.schedule, schedule or JobSchedule())
    if schedule is None:
        return settings
    found = schedule.limit(settings.grace, settings.max_timeout) if settings.automatic else None
    timeout = found[0] if found else settings.timeout
    return replace(settings, timeout=timeout, started_by=schedule)
