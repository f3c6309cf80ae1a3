"""One run of a command: its command line and configuration, combined."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Sequence
from typing import Any

import click

from guard_codemod.cli import output
from guard_codemod.config.config_file import ConfigError
from guard_codemod.config.kinds import TIMEOUT
from guard_codemod.config.resolver import Resolver, common_folder
from guard_codemod.config.settings import SETTINGS, Settings, by_key
from guard_codemod.engine import runner
from guard_codemod.engine.paths import PathRun
from guard_codemod.engine.reports import skipped
from guard_codemod.files import (
    Candidate,
    discover,
    forced_exclusion,
    role_of_named,
    source_file,
    work_tree,
)
from guard_codemod.files.source_file import STDIN_PATH, SourceFile
from guard_codemod.files.surroundings import Surroundings
from guard_codemod.formatters.exclusions import ExclusionCounter
from guard_codemod.formatters.run_summary import Verbosity
from guard_codemod.lazy import replace
from guard_codemod.model import Diagnosis, FileReport, Outcome
from guard_codemod.rules.selection import selectable

_LONGEST_COMMAND = 96
"""The most characters of a command to show: pre-commit gives it every file."""


class Session(PathRun):
    """What to do with *paths*, or with *script* if it was read from standard input.

    Raises `ConfigError` if the configuration for all of *paths* cannot be used.
    """

    def __init__(
        self,
        paths: tuple[str, ...],
        script: SourceFile | None,
        resolver: Resolver,
        *,
        reads_schedules: bool = False,
    ) -> None:
        self.script = script
        self._exclusions = ExclusionCounter()
        origins = paths if script is None else (_origin(script),)
        super().__init__(paths, resolver, origins=origins, reads_schedules=reads_schedules)
        run = self.run
        self.count = self._walk.total if script is None and run.progress else None
        self.verbosity = Verbosity(-1 if run.quiet else run.verbose)
        self.root = _root(run.relative_to, origins)
        self.sets_timeout = bool(resolver.timeouts(origins))
        """Whether the command line or a table sets a timeout; a file may still set its own."""
        if self._schedules is not None:
            for pattern in self._schedules.without_match(resolver.given("schedules") or ()):
                raise click.UsageError(
                    f"--schedules: no schedule matches {pattern!r}: correct the pattern"
                )

    def apply_command(self, aim: Outcome, jobs: Collection[str]) -> tuple[str, str]:
        """Return the command that would guard the *jobs* found, and what to say first.

        The *aim* is that of the command that has found them.
        """
        timeout = self._resolver.given("timeout")
        if aim is Outcome.GUARDED or (timeout is None and not self.sets_timeout):
            # What `apply` has left alone needs a limit that no schedule gives.
            timeout = min(3600, self._settings.max_timeout or 3600)
        limit = () if timeout is None else ("--timeout", TIMEOUT.show(timeout))
        # A path must not look like an option.
        paths = [
            f"./{path}" if path.startswith("-") and path != "-" else path
            for path in self._paths
            if path in jobs or os.path.isdir(path) or path == "-"
        ]
        import shlex  # not at the top: only reports print a command

        command = shlex.join(("guard-codemod", "apply", *paths, *limit))
        if len(command) > _LONGEST_COMMAND:
            return "To guard them, give them to", shlex.join(("guard-codemod", "apply", *limit))
        return f"To guard {'it' if len(jobs) == 1 else 'them'}", command

    def files(self) -> Iterator[Candidate]:
        """Yield each file, with the reason if it is excluded."""
        for candidate in discover(self._paths, self._resolver.select):
            yield runner.with_exclusion(candidate, self._resolver)

    def _discovered(self) -> Iterator[Candidate]:
        """Yield what the paths contain, and count exclusions until the first file to check."""
        self._exclusions = ExclusionCounter()
        for candidate in super()._discovered():
            if not self._exclusions.over:
                self._exclusions.note(runner.with_exclusion(candidate, self._resolver))
            yield candidate

    def nothing_seen(self) -> Iterator[str]:
        """Yield why all files were excluded, if no file was checked."""
        if self.script is None:
            yield from self._exclusions.lines()

    def would_check(self, path: str) -> bool:
        """Whether the file at *path* is checked, so that no report may replace it."""
        real = os.path.realpath(path)
        return self.script is None and os.path.isfile(real) and self._walk.finds(real)

    @property
    def is_strict(self) -> bool:
        """Whether warnings are errors, unless the settings of a file say otherwise."""
        return self._settings.strict

    @property
    def _settings(self) -> Settings:
        """The settings of the common folder of all paths."""
        here = os.path.join(common_folder(self._paths), "*")
        return self._resolver.scope(here).settings

    def _of_files(self, examine: runner.Examine) -> Iterator[FileReport]:
        if self.script is not None:
            yield self._report(self.script, examine)
            return
        for report in super()._of_files(examine):
            # A file's own comment may override skip.
            self._exclusions.over |= report.before.outcome is not Outcome.SKIPPED
            yield report

    def ignored(self, path: str) -> frozenset[str]:
        """Return the codes that are ignored in the file at *path*, apart from its own comments."""
        try:
            return self._resolver.scope(os.path.realpath(path)).settings.ignored
        except ConfigError:
            return frozenset(selectable())

    def _report(self, script: SourceFile, examine: runner.Examine) -> FileReport:
        origin = _origin(script)
        exclusion = forced_exclusion(origin, self._resolver.select)
        if exclusion:
            return skipped(script.path, exclusion.reason)
        real = os.path.realpath(origin)
        if script.path != STDIN_PATH:
            around = Surroundings(real, source_file.modules_of, writable=False)
            script = replace(script, modules=source_file.modules_of(real), surroundings=around)
        schedule = self._schedules.jobs.get(real) if self._schedules else None
        report = runner.run_on_source(script, self._resolver.scope(real), examine, schedule)
        return _without_neighbors(report) if script.path == STDIN_PATH else report

    def settings(self, path: str) -> dict[str, tuple[Any, str]]:
        """Return every setting for *path*, with its origin.

        Raises `ConfigError`, and `SourceError` if *path* is a file that cannot be read.
        """
        if os.path.isdir(path):
            return self._resolver.resolve(path)
        data, _ = source_file.read(path)
        return self._resolver.resolve(path, runner.layers_in(SourceFile(path, data)))


def _without_neighbors(report: FileReport) -> FileReport:
    """Return *report* with the note that -v adds about a script of unknown location."""
    after = report.after and _alone(report.after)
    return replace(report, before=_alone(report.before), after=after)


def _alone(diagnosis: Diagnosis) -> Diagnosis:
    if diagnosis.outcome not in _LOOKED_AT:
        return diagnosis
    return replace(diagnosis, reason=f"{diagnosis.reason}: {_NO_NEIGHBORS}")


_NO_NEIGHBORS = "modules beside it are not known without --stdin-filename"
_LOOKED_AT = (Outcome.GUARDED, Outcome.UPDATED, Outcome.UNGUARDED, Outcome.ALREADY_GUARDED)


def _origin(script: SourceFile) -> str:
    return "script.py" if script.path == STDIN_PATH else script.path


def _root(folder: str | None, origins: Sequence[str]) -> str | None:
    """Return the root of paths for code hosts: *folder*, or the work tree around all *origins*.

    Raises `ConfigError`.
    """
    if folder is not None and not os.path.isdir(folder):
        raise ConfigError("not a folder: give another with --relative-to", folder)
    if folder is not None:
        return os.path.realpath(folder)
    return work_tree(common_folder(origins))


def session_for(paths: tuple[str, ...], options: dict[str, Any]) -> Session:
    """Return the session of a command with *options*."""
    takes_script = "stdin_filename" in options
    script = read_script(paths, options.pop("stdin_filename")) if takes_script else None
    reads_schedules = "schedules" in options
    config, isolated = options.pop("config"), options.pop("isolated")
    if config is not None and isolated:
        raise click.UsageError("give --config or --isolated, not both")
    given = by_key(options)
    for key in given:
        opposite = SETTINGS[key].opposite
        if opposite in given:
            raise click.UsageError(f"give --{opposite} or --{key}, not both")
    try:
        return Session(
            paths or (os.curdir,),
            script,
            Resolver(given, config=config, isolated=isolated),
            reads_schedules=reads_schedules,
        )
    except ConfigError as error:
        raise unusable(error) from error


def unusable(error: ConfigError) -> output.FatalError:
    """Return the fatal error for the *error* of a configuration."""
    return output.FatalError(f"{error.path}: {error}")


def read_script(paths: tuple[str, ...], filename: str | None) -> SourceFile | None:
    """Return the script on standard input if *paths* is ``-``."""
    data = read_input(paths)
    if data is None:
        if filename is not None:
            raise click.UsageError("--stdin-filename names what is read with -: give - as the path")
        return None
    return SourceFile(
        filename or STDIN_PATH, data, role=role_of_named(filename) if filename else None
    )


def read_input(paths: tuple[str, ...]) -> bytes | None:
    """Return the content of standard input if *paths* is ``-``."""
    if "-" not in paths:
        return None
    if len(paths) > 1:
        raise click.UsageError("- reads standard input, and stands alone: give no other path")
    if sys.stdin is None:
        raise output.FatalError("standard input is closed: give a path instead of -")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise output.FatalError(f"standard input cannot be read: {error.strerror}") from error
