"""The modules of the job's own folder, which a file imports: their models and functions."""

from __future__ import annotations

import ast
import sys
from functools import lru_cache

from guard_codemod.files.local_modules import LocalModule
from guard_codemod.lazy import frozen, memoized, replace
from guard_codemod.semantic.ast_utils import Function, tree_of
from guard_codemod.semantic.call_facts import CallFacts
from guard_codemod.semantic.main_block import find_suites
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import import_aliases

MOST_BYTES = 400_000
"""A module of the job's folder that is larger is data, or an application of its own."""


@frozen
class LinkedFunction:
    """A function of a module of the job's folder, at `path`: `key` is its name in `model`."""

    path: str
    model: SemanticModel
    key: str
    function: Function


def linked_function(name: str, program: SemanticModel) -> LinkedFunction | None:
    """Return the function of another module of the job's folder that *name* stands for."""
    if program.folder is None or ("." not in name and name not in siblings_of(program)):
        return None
    return _link(program, name)


@memoized
def siblings_of(program: SemanticModel) -> dict[str, str]:
    """Return what the names stand for that *program* imports from its own package."""
    imports = (one for one in program.statements.of(ast.ImportFrom) if one.level == 1)
    absolute = (ast.ImportFrom(one.module or _INIT, one.names, 0) for one in imports)
    return import_aliases(absolute, (), program.is_guard_module)


_INIT = "__init__"
"""The module of a package itself, or another one of it: both may stand in ``from . import a``."""


def is_of_folder(name: str, program: SemanticModel) -> bool:
    """Whether *name* is of a module that the file imports from its own folder."""
    root = name.partition(".")[0]
    folder = program.folder
    if folder is None:
        return False
    if root.removesuffix("()") in siblings_of(program):
        return True
    if root not in program.modules or root in sys.stdlib_module_names or not root.isidentifier():
        return False
    return program.keep(("folder", root), lambda: folder((root,)) is not None)


def linked_class(name: str, program: SemanticModel) -> tuple[ast.ClassDef, SemanticModel] | None:
    """Return the class of another module of the job's folder that *name* stands for."""
    if program.folder is None or "." not in name:
        return None
    return _link_class(program, name)


@memoized
def _link_class(program: SemanticModel, name: str) -> tuple[ast.ClassDef, SemanticModel] | None:
    _, model, member = _module_of(name, program) or (None, None, "")
    member = member.removesuffix("()")
    return (model.classes[member], model) if model and member in model.classes else None


@memoized
def _link(program: SemanticModel, name: str) -> LinkedFunction | None:
    path, model, member = _module_of(name, program) or ("", None, "")
    if model is None:
        return None
    made, _, method = member.partition("().")
    name = member.replace("()", "")
    found = (
        model.resolve_call(name, None)
        or model.resolve_call(f"{name}().__enter__", None)
        or model.resolve_call(f"{model.returned_by(made)}.{method}", None)
    )
    return LinkedFunction(path, model, *found) if found else None


def _module_of(name: str, program: SemanticModel) -> tuple[str, SemanticModel | None, str] | None:
    """Return the path and the model of the module that *name* is of, and its name in it."""
    if not is_of_folder(name, program) or program.folder is None:
        return None
    root = name.partition(".")[0].removesuffix("()")
    parts = (siblings_of(program).get(root, root) + name[len(root) :]).split(".")
    if parts[0] == _INIT and program.folder((parts[1],)):
        del parts[0]
    for end in range(len(parts) - 1, 0, -1):
        module = program.folder(tuple(parts[:end]))
        if module is not None and module.data and len(module.data) <= MOST_BYTES:
            model = _model_of(tuple(parts[:end]), module, program)
            return module.path, model, ".".join(parts[end:])
    return None


def _model_of(
    name: tuple[str, ...], module: LocalModule, program: SemanticModel
) -> SemanticModel | None:
    """Return the model of *module*, which itself may import others of the folder."""
    models, folder = program.linked_models, program.folder
    if name in models:
        return models[name]
    package = name if module.is_package else name[:-1]
    model = model_of_module(module.data, program.facts, package)
    roots = model.modules - sys.stdlib_module_names if model else ()
    if model and folder and (siblings_of(model) or any(folder((one,)) for one in roots if one)):
        model = models[name] = replace(
            model, folder=folder, trace_prefix=[], _answers={}, linked_models=models
        )
    return model


# Many jobs import the same modules. What depends on a file's content alone does not go out of date.
@lru_cache(maxsize=64)
def model_of_module(
    data: bytes, facts: CallFacts, package: tuple[str, ...] = (), *, run: bool = False
) -> SemanticModel | None:
    """Return the model of the module *data*, None if it has none; its main block only if *run*."""
    try:
        tree = tree_of(data)
        mains = set() if run else {suite.top for suite in find_suites(tree)}
        tree.body = [statement for top, statement in enumerate(tree.body) if top not in mains]
        return SemanticModel.of(tree, data.decode(errors="replace"), facts, None, package)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
