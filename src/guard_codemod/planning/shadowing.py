"""Find modules beside a job that would shadow those that its guard needs."""

from __future__ import annotations

import os
from collections.abc import Iterable

from guard_codemod.data.standard_library import IMPORTED_BY, NEVER_FROM_A_FILE, START_UP
from guard_codemod.detection.file_model import FileModel
from guard_codemod.files.source_file import SourceFile
from guard_codemod.guards.actions import action_of
from guard_codemod.guards.guard_module import IMPORTS
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.guards.templates import modules_of


def shadowed(source: SourceFile, options: GuardOptions, model: FileModel) -> str | None:
    """Return why *source* cannot have a guard of *options*, if a module in its folder shadows one.

    This cannot happen if the file must be run by ``python -m``, which puts another folder first,
    or if it is in a copy of the standard library.
    """
    is_package = os.path.basename(source.path) == "__main__.py" and source.local_module("__init__")
    if model.in_package or is_package or all(map(source.local_module, START_UP)):
        return None
    action, needed = action_of(options), set(IMPORTS if options.module else modules_of(options))
    if action.imported and action.has_handler:  # the user's module may be there
        needed.add(action.imported[0])
    packages = {module.partition(".")[0] for module in needed}
    modules = sorted(packages - NEVER_FROM_A_FILE)
    loaded = (IMPORTED_BY.get(name, ()) for name in modules if not _is_imported(name, model))
    return _in_the_way(source, [*modules, *sorted(set().union(*loaded))])


def _is_imported(module: str, model: FileModel) -> bool:
    """Whether the job imports *module* itself, so that the guard does not load anything new."""
    return any(f"{name}.".startswith(f"{module}.") for name in model.imports)


def _in_the_way(source: SourceFile, modules: Iterable[str]) -> str | None:
    for name in modules:
        if os.path.basename(source.path) == f"{name}.py":
            return f"the guard needs the module {name}, and would get the job itself: rename it"
        path = source.local_module(name)
        if path is not None:
            return f"the guard needs the module {name}, and would get {path} beside it: rename that"
    return None
