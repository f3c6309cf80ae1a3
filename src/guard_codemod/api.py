"""The Python API: it takes scripts as text or bytes, or paths, and returns values.

For a script, no file is opened and no configuration is read: the modules beside it are passed in.
For paths, everything is read as the command reads it.
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
from guard_codemod.lazy import dataclass, frozen
from guard_codemod.model import Confidence, FileReport, Finding, Outcome, Related, Severity

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
    """The settings for a script, which its own comments can override.

    They are the keys of the configuration that concern a single file, with ``_`` for ``-``.
    Durations are whole seconds, or text such as ``"1h30m"``, and are stored as seconds. `guard`
    does nothing unless `timeout` is set, here or in the script.

    Raises `ValueError` for an invalid value, saying what to give.
    """

    def __post_init__(self) -> None:
        self._scope()

    def _scope(self) -> EffectiveSettings:
        return EffectiveSettings((SettingsLayer("Settings", parse_given(vars(self), "Settings")),))


_NOTHING_SET = Settings()


@frozen
class Result(Generic[AnyStr]):
    """The result for a script.

    `code` is the new text, of the same type as the text given, or that text itself if nothing is
    `changed`. `outcome` says what happened, and `reason` why, in one line. `findings` are those
    that remain, with line numbers in `code`.
    """

    code: AnyStr
    changed: bool
    outcome: Outcome
    reason: str
    findings: tuple[Finding, ...]


Files = Mapping[str, str | bytes]
"""Contents of files by path relative to a script's folder: ``rates.py``, ``etl/__init__.py``."""


def check(
    code: AnyStr,
    settings: Settings = _NOTHING_SET,
    *,
    filename: str | None = None,
    modules: Files | None = None,
) -> Result[AnyStr]:
    """Check the script *code* without changing it.

    See `guard` for *filename* and *modules*.
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

    *filename* is the file's path from the top of its project: the guard's message contains it, and
    it shows, for example, whether the file is a test. The file need not exist. *modules* are the
    files that the script may import from its folder, by relative path: calls in them that block on
    import are reported, and no guard is inserted that would import one of them instead of a module
    of the standard library. No *code* raises an exception: the outcome says what is wrong.
    """
    return _result(code, settings, filename, modules, engine.guard)


def remove(
    code: AnyStr, settings: Settings = _NOTHING_SET, *, filename: str | None = None
) -> Result[AnyStr]:
    """Return the script *code* without its timeout guard, as it was before it was guarded."""
    return _result(code, settings, filename, None, engine.remove)


@frozen
class FileResult:
    """The result for the file at `path`.

    The other fields are those of `Result`; the line numbers of `findings` are those in the file.
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
    """Yield the result for each file in *paths*, as ``guard-codemod check`` does.

    Results are computed lazily, in the order of the command. The configuration is read as the
    command reads it: *config*, *isolated* and the *options* are its options, with ``_`` for ``-``
    (``timeout="1h"``, ``extend_exclude=["old"]``). The *executor* is anything with the interface of
    `concurrent.futures.Executor`; the default is to run in this thread. It may be on another
    machine: files are only opened here, and are sent together with the modules that they import.

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
    """Guard the jobs in *paths* as ``guard-codemod apply`` does, and yield each file's result.

    A file is written when its result is requested, by this process rather than the *executor*. See
    `check_paths` for the arguments.
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
        return PathRun([os.fspath(path) for path in several], resolver, executor).reports(examine)
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
        report = failed(path, "TG902", error)
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
    contents = {}
    for path, content in files.items():
        with contextlib.suppress(SourceError):  # skip a module that cannot be encoded
            contents[path] = _bytes(content)
    return modules_in(contents)


def _bytes(code: str | bytes) -> bytes:
    return to_bytes(code) if isinstance(code, str) else code
