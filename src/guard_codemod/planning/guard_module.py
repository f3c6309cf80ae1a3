"""Decide where the guard module of a job goes, so that the job can import it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from guard_codemod.config.kinds import NONE
from guard_codemod.config.settings import Settings
from guard_codemod.detection.file_model import FileModel
from guard_codemod.detection.python_version import oldest_python
from guard_codemod.files.local_modules import LocalModule, Modules
from guard_codemod.files.source_file import SourceFile
from guard_codemod.files.surroundings import Surroundings, path_of
from guard_codemod.guards.actions import action_of
from guard_codemod.guards.guard_module import USUAL_NAME, module_file, module_state
from guard_codemod.guards.spec import DEFAULT_GRACE, GuardOptions
from guard_codemod.lazy import frozen, regex, replace
from guard_codemod.model import GuardModule, Text

if TYPE_CHECKING:
    from guard_codemod.schedules.job import Use

_SEES_NO_FOLDER = regex(
    r"#!.*(\bPYTHONSAFEPATH=\S|\bpython[\d.]*\s(\S+\s+)*?-(?![WX])[A-Za-z]*[IP])"
)
"""Matches a first line that stops Python from importing modules near the job."""

_CHANGES_PATH = regex(
    r"^[^#\n]*\b(sys\.path\s*(\.\w+\(|(\[.*\]\s*)?\+?=[^=])|addsitedir\()", re.MULTILINE
)
"""Matches code that changes where the job finds modules."""

_PYTHON = (3, 7)


@frozen
class ModuleLocation:
    """How a job imports its guard module: as `name`, from `file`, which must be written if new.

    It is `first_party` if it is in the folder that tools consider the root of the project.
    """

    name: str
    file: GuardModule | None = None
    first_party: bool = False


class ModuleUnavailable(Exception):
    """The job cannot use the module, but can have another guard; the message says why."""


class NameTaken(Exception):
    """The module's name is taken; the message says by what."""


def module_options(settings: Settings, name: str) -> GuardOptions:
    """Return the options of a guard that calls the module *name*."""
    given = settings.guard
    raises = not action_of(given).job_continues
    grace = None if settings.kill_after == NONE else given.kill_after or DEFAULT_GRACE
    options = GuardOptions(
        module=name,
        kill_after=grace if raises else None,
        on_timeout=given.on_timeout,
        timeout_env=given.timeout_env,
    )
    if "email_host" not in action_of(given).template:
        return options
    return replace(options, email_from=given.email_from, email_host=given.email_host)


def locate_module(settings: Settings, source: SourceFile, model: FileModel) -> ModuleLocation:
    """Return where the guard module of the job *source* is, or goes.

    The search follows Python's rules. Raises `ModuleUnavailable` or `NameTaken`.
    """
    text = source.text
    _require_use(settings, text, model)
    name = settings.guard_module or ""
    if _SEES_NO_FOLDER.match(text.lines[0] if text.lines else ""):
        raise ModuleUnavailable("its first line lets Python import nothing that is beside it")
    around = source.surroundings
    if around is None:
        _require_ours(name, source.modules((name,)) if source.modules else None, model)
        if find_module(source, name) is None:
            raise ModuleUnavailable(f"{name} is not beside it")
        return ModuleLocation(name)
    if _is_main(around) and not _is_package(around, 0):
        raise ModuleUnavailable("a __main__.py may be run from a zip archive")
    schedule = settings.started_by
    uses = schedule.uses if schedule else ()
    for use in (*uses, *(schedule.doubtful if schedule else ())):
        if use.started.isolated and use.started.kind.name == "SCRIPT":
            what = "lets Python import nothing that is beside it"
            raise ModuleUnavailable(f"{use.location} {what}")
    if not model.in_package and _CHANGES_PATH.search(text.content):
        folder, qualified = _started_from(name, around, uses)
    else:
        folder, qualified = _root(name, around, model, uses)
    module = around.find(folder, qualified)
    _require_ours(qualified, module, model)
    path = path_of(folder, qualified)
    first_party = folder in (around.folders[-1], os.path.join(around.folders[-1], "src"))
    copied = around.copied_without(path)
    if copied:
        raise ModuleUnavailable(f"{copied} copies it without the module")
    if module is not None and module_state(module.data):
        return ModuleLocation(qualified, first_party=first_party)
    if not around.writable:
        raise ModuleUnavailable(f"{qualified} is not there yet")
    return ModuleLocation(qualified, GuardModule(path, module_file()), first_party)


def _require_use(settings: Settings, text: Text, model: FileModel) -> None:
    """Raise `ModuleUnavailable` if the module cannot provide the guard that the job needs."""
    if model.conflict:
        raise ModuleUnavailable(f"line {model.conflict.line} uses SIGALRM itself")
    if model.timer:
        raise ModuleUnavailable(f"line {model.timer} uses the timer of faulthandler itself")
    action = action_of(settings.guard)
    if not action.in_guard_module:
        raise ModuleUnavailable(f"it does not know the timeout action {action.keyword}")
    if action.job_continues and settings.guard.kill_after:
        raise ModuleUnavailable("it would not end the job after such a timeout action")
    oldest = oldest_python(text.content) or settings.python
    if oldest and oldest.version < _PYTHON:
        has = ".".join(map(str, oldest.version))
        raise ModuleUnavailable(f"it needs Python 3.7, and {oldest.origin} names {has}")


def _require_ours(name: str, module: LocalModule | None, model: FileModel) -> None:
    """Raise `NameTaken` if *name* means anything other than a guard module."""
    if module is not None and not _is_namespace(module):
        if not module_state(module.data):
            raise NameTaken(f"guard-module is {name}, which is {module.path} here: choose another")
    elif name in model.imports or _is_installed(name):
        raise NameTaken(f"guard-module is {name}, which is another module: choose another")


def _is_installed(name: str) -> bool:
    """Whether a module *name* is installed for the running Python."""
    from importlib.machinery import PathFinder  # not at the top: few runs need it

    folders = [folder for folder in sys.path if folder.endswith("-packages")]
    return "." not in name and PathFinder.find_spec(name, folders) is not None


def _root(
    name: str, around: Surroundings, model: FileModel, uses: Sequence[Use]
) -> tuple[str, str]:
    """Return the folder from which the job imports its module, and the module's qualified name.

    A job that imports from its project imports the guard module in the same way, which is known
    to work. Otherwise it depends on how the job is started.
    """
    if model.in_package or (_is_main(around) and not uses):
        depth = 0
        while _is_package(around, depth):
            depth += 1
        if not depth or depth == len(around.folders):
            raise ModuleUnavailable("it imports relatively, and its folder is not a package")
        return around.folders[depth], f"{os.path.basename(around.folders[depth - 1])}.{name}"
    for folder, imported in _imported_from_above(around, model):
        top = imported.partition(".")[0]
        is_package = os.path.isdir(os.path.join(folder, top))
        return folder, f"{top}.{name}" if is_package else name
    return _started_from(name, around, uses)


def _imported_from_above(around: Surroundings, model: FileModel) -> Iterator[tuple[str, str]]:
    """Yield the folders above the job from which it imports modules, with these modules."""
    own, *above = around.folders
    for imported in sorted(model.imports):
        local = imported.partition(".")[0] not in sys.stdlib_module_names
        if local and not _is_there(around, own, imported):
            yield from (
                (folder, imported) for folder in above if _is_there(around, folder, imported)
            )


def _started_from(name: str, around: Surroundings, uses: Sequence[Use]) -> tuple[str, str]:
    """Like `_root`, for a job that imports nothing from its project."""
    starts = {use.started.kind.name: use.started.name for use in uses}
    module = starts.get("MODULE", "").removesuffix(".__main__")
    packages = [*filter(None, module.split("."))][: None if _is_main(around) else -1]
    if not packages:
        return around.folders[0], name
    if "SCRIPT" in starts or len(packages) >= len(around.folders):
        raise ModuleUnavailable("it is started in more than one way")
    return around.folders[len(packages)], f"{packages[0]}.{name}"


def _is_main(around: Surroundings) -> bool:
    return os.path.basename(around.job) == "__main__.py"


def _is_package(around: Surroundings, depth: int) -> bool:
    return os.path.isfile(os.path.join(around.folders[depth], "__init__.py"))


def _is_there(around: Surroundings, folder: str, imported: str) -> bool:
    """Whether *imported*, a module or a name in one, is in a file below *folder*."""
    modules = (around.find(folder, name) for name in _prefixes(imported))
    return any(module is not None and not _is_namespace(module) for module in modules)


def _prefixes(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(".")[0]


def _is_namespace(module: LocalModule) -> bool:
    return module.is_package and "." not in os.path.basename(module.path)


def find_module(source: SourceFile, name: str) -> tuple[str, LocalModule] | None:
    """Return the folder from which *source* imports the module *name*, and the module.

    A relative import has a *name* with a single leading dot, whatever its level.
    """
    around, name = source.surroundings, name.lstrip(".")
    if around is None:
        module = source.modules(tuple(name.split("."))) if source.modules else None
        return None if module is None or _is_namespace(module) else ("", module)
    modules = ((folder, around.find(folder, name)) for folder in around.folders)
    return next(
        ((folder, module) for folder, module in modules if module and not _is_namespace(module)),
        None,
    )


def is_local(source: SourceFile, place: ModuleLocation, imported: str) -> bool:
    """Whether import sorters treat the module *imported* like the guard module at *place*."""
    top = imported.partition(".")[0]
    if not top or top in sys.stdlib_module_names:
        return False
    return top == place.name.partition(".")[0] or find_module(source, top) is not None


def is_guard_module(source: SourceFile, name: str, configured: str | None = None) -> bool:
    """Whether *name*, imported by *source*, is a guard module, judging by its content.

    A missing module is recognized by its name, *configured* or the usual one.
    """
    module = find_module(source, name)
    if module is None:
        return name.rpartition(".")[2] in (configured, USUAL_NAME)
    return module_state(module[1].data) is not None


def jobs_modules(source: SourceFile) -> Modules | None:
    """Return the modules of *source* without the guard module, which is not the job's code."""
    find = source.modules
    if find is None:
        return None

    def others(name: tuple[str, ...]) -> LocalModule | None:
        module = find(name)
        return None if module and module_state(module.data) else module

    return others


def module_problem(source: SourceFile, name: str, model: FileModel) -> str | None:
    """Return why a job would fail to import the guard module *name*, if it would."""
    around = source.surroundings
    if around is None:
        return None
    module = find_module(source, name)
    if module is None or not ("." in name or module[0] in _searched(around, name, model)):
        return f"the guard module {name} is missing"
    problem = around.excluded_from_git(path_of(module[0], name))
    return f"the guard module {module[1].path} {problem}" if problem else None


def _searched(around: Surroundings, name: str, model: FileModel) -> list[str]:
    """Return the folders in which the job finds modules other than *name*."""
    others = replace(
        model, imports=frozenset(imported for imported in model.imports if imported != name)
    )
    return [around.folders[0], *(folder for folder, _ in _imported_from_above(around, others))]


def unneeded_module(source: SourceFile, name: str | None) -> str | None:
    """Return the file of the guard module *name* that *source* called, if it exists."""
    module = find_module(source, name) if name and source.surroundings else None
    return path_of(module[0], name or "") if module else None


def is_beside(name: str, source: SourceFile) -> bool:
    """Whether the qualified *name* is a module beside *source*, or a part of such a module."""
    return source.local_module(name.partition(".")[0]) is not None


def is_imported(module: str, model: FileModel) -> bool:
    """Whether the job imports *module*, or a part of it."""
    return any(f"{name}.".startswith(f"{module}.") for name in model.imports)
