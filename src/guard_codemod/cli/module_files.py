"""The guard modules that the edits of a run create or remove."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator

from guard_codemod.cli.output import Body
from guard_codemod.engine import runner
from guard_codemod.files import source_file
from guard_codemod.files.display_path import relative_to_cwd
from guard_codemod.files.mentions import naming
from guard_codemod.guards.guard_module import LEAVES_OUT, ModuleState, module_state
from guard_codemod.lazy import replace
from guard_codemod.model import Edit, FileReport


class ModuleFiles:
    """Collects the guard modules in reports: new ones, and those that a job no longer needs."""

    def __init__(self, *, preview: bool, verbose: bool) -> None:
        self._preview = preview
        self._verbose = verbose
        self._new: dict[str, bytes] = {}
        self._unneeded: list[str] = []

    def written(self, reports: Iterable[FileReport]) -> Iterator[FileReport]:
        """Yield *reports* once their edits are made."""
        for report in reports:
            done = runner.write(report)
            if done is report:
                self._note(report)
            yield done

    def shown(self, body: Body) -> Body:
        """Return *body* extended to show each new module before the first job that needs it."""

        def both(report: FileReport) -> Iterator[str | bytes]:
            module = self._note(report)
            if module:
                yield from body(module)
            yield from body(report)

        return both

    def _note(self, report: FileReport) -> FileReport | None:
        """Note the module of *report*; return it as one of its own if it is new."""
        module = report.module
        if report.unneeded and report.unneeded not in self._unneeded:
            self._unneeded.append(report.unneeded)
        if module is None or module.path in self._new:
            return None
        self._new[module.path] = module.data
        path = relative_to_cwd(module.path)
        return FileReport(replace(report.before, path=path), edit=Edit(b"", module.data))

    def lines(self) -> Iterator[str]:
        """Remove the modules that no file names any more, and yield a line about each module."""
        for path in self._new:
            yield f"new file {relative_to_cwd(path)}: commit it with the jobs"
        if self._new and self._verbose:
            yield LEAVES_OUT
        for path in self._unneeded:
            shown = relative_to_cwd(path)
            if self._preview:
                yield f"{shown} would be removed if no other file names it"
            elif (data := source_file.readable(path)) is None:
                continue  # Another run has removed it.
            elif module_state(data) is ModuleState.EDITED:
                yield f"{shown} was edited: remove it by hand if nothing needs it"
            elif user := naming(path, module_state):
                yield f"{shown} stays: {relative_to_cwd(user)} names it"
            else:
                with contextlib.suppress(FileNotFoundError):
                    os.unlink(path)
                yield f"removed file {shown}: no file names it any more"
