"""What programs use: scripts as text or bytes in, or paths; values out.

Of a script as text, nothing is opened, and no configuration is read: the modules beside it are
handed in. Of paths, all is read as the command reads it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import AnyStr, Generic

from guard_codemod.config.config_file import ConfigError, parse_given
from guard_codemod.config.merge import EffectiveSettings, SettingsLayer
from guard_codemod.config.resolver import Resolver
from guard_codemod.config.settings import FILE_SETTINGS, FOLDER_SETTINGS, RUN_SETTINGS, FileSettings
from guard_codemod.engine import engine, runner
from guard_codemod.engine.executors import Executor, ExecutorError
from guard_codemod.engine.paths import PathRun
from guard_codemod.engine.reports import failed
from guard_codemod.files import conventional_role
from guard_codemod.files.local_modules import Modules, modules_in
from guard_codemod.files.source_file import STDIN_PATH, SourceError, SourceFile, to_bytes, to_str
from guard_codemod.lazy import dataclass
from guard_codemod.model import Confidence, FileReport, Finding, Outcome, Related, Severity
from guard_codemod.rules import rule

__all__ = [
    "Confidence",
    "ExecutorError",
    "FileResult",
    "Finding",
    "Outcome",
    "Related",
    "Result",
    "Settings",
    "Severity",
    "apply_paths",
    "check",
    "check_paths",
    "guard",
    "remove",
]


@dataclass(unsafe_hash=True, kw_only=True)
class Settings(FileSettings):
    """What holds for a script, unless it says otherwise itself.

    These are the keys of the configuration that concern a single file, with ``_`` for ``-``, and
    mean the same. Durations are whole seconds, or text such as ``"1h30m"``; they are kept as
    seconds. `timeout` has to be set for `guard` to do anything.

    Raises `ValueError` for a value that is not valid, saying what to give.
    """

    def __post_init__(self) -> None:
        self._scope()

    def _scope(self) -> EffectiveSettings:
        return EffectiveSettings((SettingsLayer("Settings", parse_given(vars(self), "Settings")),))


_NOTHING_SET = Settings()


@dataclass(frozen=True)
class Result(Generic[AnyStr]):
    """What became of a script.

    `code` is its new text, of the type that was given, or the text that was given if nothing is to
    be `changed`. `outcome` says how it ended, `reason` why, in one line. `findings` are those that
    remain; their lines are those of `code`.
    """

    code: AnyStr
    changed: bool
    outcome: Outcome
    reason: str
    findings: tuple[Finding, ...]


Files = Mapping[str, str | bytes]
"""Contents of files, by their paths from a script's folder: ``rates.py``, ``etl/__init__.py``."""


def check(
    code: AnyStr,
    settings: Settings = _NOTHING_SET,
    *,
    filename: str | None = None,
    modules: Files | None = None,
) -> Result[AnyStr]:
    """Return what is to be said of the script *code*, unchanged.

    *filename* and *modules* are explained at `guard`.
    """
    return _result(code, settings, filename, modules, engine.check)


def guard(
    code: AnyStr,
    settings: Settings,
    *,
    filename: str | None = None,
    modules: Files | None = None,
) -> Result[AnyStr]:
    """Return the script *code* with a timeout guard, if it is a job that has none.

    *filename* is how the file is called, from the top of its project: the guard's message names it,
    and a test, say, is known by it. The file need not exist. *modules* are the files in the
    script's folder that it may import, by their paths from there: what blocks when imported is
    reported, and no guard is inserted that would import one of them in place of a module of the
    standard library. Whatever *code* is, this raises nothing: the outcome says what is wrong.
    """
    return _result(code, settings, filename, modules, engine.guard)


def remove(
    code: AnyStr, settings: Settings = _NOTHING_SET, *, filename: str | None = None
) -> Result[AnyStr]:
    """Return the script *code* without its timeout guard, as it was before it was guarded."""
    return _result(code, settings, filename, None, engine.remove)


@dataclass(frozen=True)
class FileResult:
    """What became of the file at `path`.

    The other fields are those of `Result`; lines of `findings` are those of what the file holds.
    """

    path: str
    changed: bool
    outcome: Outcome
    reason: str
    findings: tuple[Finding, ...]


Path = str | os.PathLike[str]


def check_paths(
    paths: Path | Iterable[Path],
    *,
    executor: Executor | None = None,
    config: str | None = None,
    isolated: bool = False,
    **options: object,
) -> Generator[FileResult, None, None]:
    """Yield what is to be said of each file behind *paths*, as ``guard-codemod check`` does.

    They come in the order of the command, as they are iterated over. The configuration is read as
    the command reads it: *config*, *isolated* and the *options* are its options, with ``_`` for
    ``-`` (``timeout="1h"``, ``extend_exclude=["old"]``). The *executor* is anything with the
    interface of `concurrent.futures.Executor`, by default this thread. It need not be on this
    machine: files are opened here only, and travel with the modules that they import.

    Raises `ValueError` for an option or a configuration that cannot be used, and `ExecutorError`
    for an executor with other versions of this package or of Python.
    """
    reports = _reports(paths, engine.check, executor, config, isolated, options)
    return (_file_result(report) for report in reports)


def apply_paths(
    paths: Path | Iterable[Path],
    *,
    executor: Executor | None = None,
    config: str | None = None,
    isolated: bool = False,
    **options: object,
) -> Generator[FileResult, None, None]:
    """Yield what becomes of each file behind *paths*, as ``guard-codemod apply`` guards the jobs.

    A file is written when its result is asked for, here and not where the *executor* runs. The
    arguments are explained at `check_paths`.
    """
    reports = _reports(paths, engine.guard, executor, config, isolated, options)
    return (_file_result(runner.write(report)) for report in reports)


_OF_PATHS = {**FILE_SETTINGS, **FOLDER_SETTINGS, "schedules": RUN_SETTINGS["schedules"]}


def _reports(
    paths: Path | Iterable[Path],
    examine: runner.Examine,
    executor: Executor | None,
    config: str | None,
    isolated: bool,
    options: Mapping[str, object],
) -> Iterator[FileReport]:
    given = parse_given(options, "options", _OF_PATHS)
    several = [paths] if isinstance(paths, str | os.PathLike) else paths
    try:
        resolver = Resolver({**given, "jobs": 1}, config=config, isolated=isolated)
        return PathRun([os.fspath(one) for one in several], resolver, executor).reports(examine)
    except ConfigError as error:
        raise ValueError(f"{error.path}: {error}") from error


def _file_result(report: FileReport) -> FileResult:
    final, changed = report.final, report.edit is not None
    return FileResult(report.path, changed, final.outcome, final.reason, final.findings)


def _result(
    code: AnyStr,
    settings: Settings,
    filename: str | None,
    modules: Files | None,
    examine: runner.Examine,
) -> Result[AnyStr]:
    path = filename or STDIN_PATH
    try:
        data = _bytes(code)
    except SourceError as error:
        report = failed(path, rule("TG902").finding(str(error)))
    else:
        source = SourceFile(
            path,
            data,
            role=conventional_role(filename) if filename else None,
            modules=None if modules is None else _modules_in(modules),
        )
        report = runner.run_on_source(source, settings._scope(), examine)
    new = code
    if report.edit is not None:
        new = to_str(report.edit.new) if isinstance(code, str) else report.edit.new
    final = report.final
    return Result(new, new != code, final.outcome, final.reason, final.findings)


def _modules_in(files: Files) -> Modules:
    found = {}
    for path, content in files.items():
        with contextlib.suppress(SourceError):  # one that no file can hold is not there
            found[path] = _bytes(content)
    return modules_in(found)


def _bytes(code: str | bytes) -> bytes:
    return to_bytes(code) if isinstance(code, str) else code
