"""Files in, `FileReport`s out, one for each, in order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from guard_codemod import rules
from guard_codemod.config.config_file import ConfigError
from guard_codemod.config.directives import MENTION, read_directives
from guard_codemod.config.merge import Layer, Scope
from guard_codemod.config.resolver import Resolver
from guard_codemod.config.settings import Settings
from guard_codemod.engine.file_plan import failed, told_to_skip
from guard_codemod.engine.process_pool import available_cores, map_in_processes
from guard_codemod.files import Candidate, source_file
from guard_codemod.model import FileReport, Outcome, Severity, SourceFile
from guard_codemod.rules.locations import with_source_line

Examine = Callable[[SourceFile, Settings], FileReport]
"""`core.check`, `core.guard`, `core.preview` or `core.remove`."""

FEW = 48
"""Up to as many files are examined sooner than a second process is there."""


@dataclass(frozen=True)
class _Task:
    found: Candidate
    scope: Scope


def run(
    files: Iterable[Candidate], resolver: Resolver, examine: Examine, jobs: int | None = None
) -> Iterator[FileReport]:
    """Yield what *examine* says of each of *files*, but for those that a walk has left out.

    *jobs* is the number of processes: by default one for each core, or a single one for few files.
    """
    tasks = (_Task(found, _scope(found, resolver)) for found in to_examine(files))
    first = list(itertools.islice(tasks, FEW if jobs is None else 0))
    if jobs is None:
        jobs = available_cores() if len(first) == FEW else 1
    one = partial(_result, examine=examine)
    everything = itertools.chain(first, tasks)
    return map(one, everything) if jobs == 1 else map_in_processes(one, everything, jobs, _died)


def to_examine(files: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield those of *files* that get a result: what a walk has left out gets none."""
    return (found for found in files if found.explicit or not found.left_out)


def decided(found: Candidate, resolver: Resolver) -> Candidate:
    """Return *found* with the reason if it will not be looked at, as far as is known before it is read."""
    settings = _scope(found, resolver).settings
    return replace(
        found,
        left_out=_left_out(found, settings) or (told_to_skip(settings) if settings.skip else None),
    )


def _scope(found: Candidate, resolver: Resolver) -> Scope:
    # Of what is not looked at, the configuration may be what cannot be used.
    return Scope() if found.problem or found.left_out else resolver.scope(found.real)


def _left_out(found: Candidate, settings: Settings) -> str | None:
    return found.left_out or (None if settings.include_non_jobs else found.set_aside)


def examined(script: SourceFile, scope: Scope, examine: Examine) -> FileReport:
    """Return what *examine* says of *script*; a defect of ours in it fails this file, and no other."""
    if scope.named_by_program:
        script = replace(script, explicit=False)
    try:
        return examine(script, _settings(script, scope))
    except ConfigError as error:
        finding = rules.rule("TG201").finding(str(error), error.line, error.column)
        return failed(script.path, with_source_line(finding, source_file.decode(script.data)))
    except Exception as error:
        what = f"internal error ({type(error).__name__}: {error}): please report it as a bug"
        return failed(script.path, rules.rule("TG905").finding(what))


def write(
    results: Iterable[FileReport], done: Callable[[FileReport], FileReport]
) -> Iterator[FileReport]:
    """Put each new content among *results* in its file's place, and yield what became of it, by *done*."""
    for result in results:
        if result.after is not None:
            try:
                source_file.write(result.path, result.before, result.after)
            except source_file.SourceError as error:
                result = failed(result.path, rules.rule("TG903").finding(str(error)))
        yield done(result)


def _result(task: _Task, examine: Examine) -> FileReport:
    found = task.found
    if found.problem is not None:
        return _unread(found, found.problem)
    left_out = _left_out(found, task.scope.settings)
    if left_out:
        return FileReport(found.path, Outcome.SKIPPED, left_out)
    try:
        data, executable = source_file.read(found.path)
    except source_file.Vanished as error:
        return _unread(found, str(error))
    except source_file.SourceError as error:
        return failed(found.path, rules.rule("TG902").finding(str(error)))
    beside = partial(source_file.read_module, found.real)
    script = SourceFile(found.path, data, found.explicit, executable, found.set_aside, beside)
    return examined(script, task.scope, examine)


def _unread(found: Candidate, problem: str) -> FileReport:
    """Return the result for what is no file, or no longer: a failure only if it was named."""
    if found.is_config:
        return failed(
            found.path, rules.rule("TG906").finding(f"{problem} (its files are left alone)")
        )
    finding = rules.rule("TG902").finding(problem)
    if found.explicit:
        return failed(found.path, finding)
    return FileReport(
        found.path, Outcome.SKIPPED, problem, (replace(finding, severity=Severity.WARNING),)
    )


def layers_in(script: SourceFile) -> tuple[Layer, ...]:
    """Return what *script* says about itself. Raises `ConfigError` if that cannot be understood."""
    if MENTION.encode() not in script.data:
        return ()
    try:
        content = source_file.decode(script.data).content
    except source_file.SourceError:
        return ()  # that is for the examination to report
    return read_directives(content, script.path)


def _settings(script: SourceFile, scope: Scope) -> Settings:
    layers = layers_in(script)
    return scope.settings_with(layers) if layers else scope.settings


def _died(task: _Task, how: str) -> FileReport:
    what = f"the process that examined it {how}: please report it as a bug (--jobs 1 may tell more)"
    return failed(task.found.path, rules.rule("TG905").finding(what))
