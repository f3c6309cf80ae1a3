"""A run over paths, with their files, configuration and schedules."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from guard_codemod.config.resolver import Resolver, common_folder
from guard_codemod.engine import runner
from guard_codemod.engine.executors import Executor
from guard_codemod.files import Candidate, Walk, discover
from guard_codemod.model import FileReport

if TYPE_CHECKING:
    from guard_codemod.engine.schedules import LoadedSchedules


class PathRun:
    """A run over *paths* with the *executor*, by default the one that the settings ask for.

    The settings of the run are those that apply to all *origins*, by default the paths. Raises
    `ConfigError` if they cannot be used.
    """

    def __init__(
        self,
        paths: Sequence[str],
        resolver: Resolver,
        executor: Executor | None = None,
        *,
        origins: Sequence[str] = (),
        reads_schedules: bool = True,
    ) -> None:
        self._paths = paths
        self._resolver = resolver
        self._given = executor
        self._walk = Walk(runner.to_examine(self._discovered()))
        self.run = resolver.run(origins or paths)
        wanted = resolver.wanted_schedules(origins or paths) if reads_schedules else None
        self._schedules = None if wanted is None else self._load_schedules(wanted)

    def _discovered(self) -> Iterator[Candidate]:
        """Yield the files that the paths name or contain."""
        return discover(self._paths, self._resolver.select)

    def named_schedules(self, standard_input: bytes | None) -> LoadedSchedules:
        """Return the schedules in the paths, or the crontab on *standard_input*."""
        if standard_input is not None:
            return self._load_schedules(lambda _: False, standard_input=standard_input)
        named = [os.path.realpath(path) for path in self._paths if not os.path.isdir(path)]
        tops = [os.path.join(os.path.realpath(path), "") for path in self._paths]
        return self._load_schedules(lambda real: real.startswith(tuple(tops)), named)

    def _load_schedules(
        self,
        is_wanted: Callable[[str], bool | None],
        named: Sequence[str] = (),
        standard_input: bytes | None = None,
    ) -> LoadedSchedules:
        # Not at the top: most runs have none.
        from guard_codemod.engine.schedules import load

        here = os.path.realpath(os.curdir)
        folders = [path for path in self._paths if os.path.isdir(path) or not named]
        common = common_folder(folders or [here])
        root = here if os.path.commonpath([here, common]) == here else common
        return load(root, self._resolver, is_wanted, named, standard_input)

    def reports(self, examine: runner.Examine) -> Iterator[FileReport]:
        """Yield the result of *examine* for each file, and then the reports of schedules."""
        diagnoses = {}
        for report in self._of_files(examine):
            yield report
            if self._schedules is not None:
                diagnoses[os.path.realpath(report.path)] = report.final
        if self._schedules is not None:
            yield from self._schedules.reports(diagnoses)

    def _of_files(self, examine: runner.Examine) -> Iterator[FileReport]:
        schedules = self._schedules.jobs if self._schedules else {}
        with self._executor() as executor:
            yield from runner.run(
                self._walk, self._resolver, executor, examine=examine, schedules=schedules
            )

    def _executor(self) -> contextlib.AbstractContextManager[Executor | None]:
        if self._given is None and self.run.executor is not None:
            from guard_codemod.engine import remote  # not at the top: few runs have one

            return remote.connected(self.run.executor)
        if self._given is not None or self._jobs == 1:
            return contextlib.nullcontext(self._given)
        from guard_codemod.engine.process_pool import ProcessPool  # not at the top: see `_jobs`

        return ProcessPool(self._jobs)

    @property
    def _jobs(self) -> int:
        """The number of processes to use: by default one for each core, but one for few files."""
        if self.run.jobs is not None:
            return self.run.jobs
        if not self._walk.has(runner.FEW):
            return 1
        from guard_codemod.engine.process_pool import available_cores

        return available_cores()
