"""The modules of the job's own folder, which a file imports: their models and functions."""

from __future__ import annotations

import ast
import sys
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from guard_codemod.files.local_modules import LocalModule
from guard_codemod.semantic.ast_utils import Function, tree_of
from guard_codemod.semantic.call_facts import CallFacts
from guard_codemod.semantic.main_block import find_suites
from guard_codemod.semantic.model import SemanticModel

MOST_BYTES = 200_000
"""A module of the job's folder that is larger is data, or an application of its own."""


class LinkedFunction(NamedTuple):
    """A function of a module of the job's folder, at `path`: `key` is its name in `model`."""

    path: str
    model: SemanticModel
    key: str
    function: Function


def linked_function(name: str, program: SemanticModel) -> LinkedFunction | None:
    """Return the function of another module of the job's folder that *name* stands for."""
    if program.folder is None or "." not in name:
        return None
    return program.keep(("linked", name), lambda: _link(name.replace("()", ""), program))


def is_of_folder(name: str, program: SemanticModel) -> bool:
    """Whether *name* is of a module that the file imports from its own folder."""
    root = name.partition(".")[0]
    folder = program.folder
    if folder is None or root not in program.modules or root in sys.stdlib_module_names:
        return False
    return root.isidentifier() and program.keep(
        ("folder", root), lambda: folder((root,)) is not None
    )


def linked_class(name: str, program: SemanticModel) -> tuple[ast.ClassDef, SemanticModel] | None:
    """Return the class of another module of the job's folder that *name* stands for."""
    if program.folder is None or "." not in name:
        return None
    return program.keep(("linked class", name), lambda: _link_class(name, program))


def _link_class(name: str, program: SemanticModel) -> tuple[ast.ClassDef, SemanticModel] | None:
    _, model, member = _module_of(name.removesuffix("()"), program) or (None, None, "")
    return (model.classes[member], model) if model and member in model.classes else None


def _link(name: str, program: SemanticModel) -> LinkedFunction | None:
    path, model, member = _module_of(name, program) or ("", None, "")
    found = model and (
        model.resolve_call(member, None) or model.resolve_call(f"{member}().__enter__", None)
    )
    return LinkedFunction(path, model, *found) if model and found else None


def _module_of(name: str, program: SemanticModel) -> tuple[str, SemanticModel | None, str] | None:
    """Return the path and the model of the module that *name* is of, and its name in it."""
    parts = name.split(".")
    if not is_of_folder(name, program) or program.folder is None:
        return None
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
    if model and folder and any(folder((root,)) for root in roots if root):
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
