"""The modules of the job's own tree, which a file imports: their models and functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache

from guard_codemod.files.local_modules import LocalModule
from guard_codemod.lazy import frozen, memoized, recursive, replace
from guard_codemod.semantic.ast_utils import Function, tree_of
from guard_codemod.semantic.call_facts import CallFacts
from guard_codemod.semantic.import_path import Path
from guard_codemod.semantic.main_block import find_suites
from guard_codemod.semantic.model import SemanticModel

MOST_BYTES = 400_000
"""A module of the tree that is larger is data, or an application of its own."""
_MOST_MODULES = 25
"""As many modules are looked into for one job."""
_LONGEST_NAME = 200


@frozen
class LinkedFunction:
    """A function of a module of the job's tree, at `path`: `key` is its name in `model`."""

    path: str
    model: SemanticModel
    key: str
    function: Function


def linked_function(name: str, program: SemanticModel) -> LinkedFunction | None:
    """Return the function of another module of the job's tree that *name* stands for."""
    return _link(program, name) if _may_be_linked(name, program) else None


def is_of_tree(name: str, program: SemanticModel) -> bool:
    """Whether *name* is of a module of the job's tree that the file imports, or such a module."""
    return program.imports is not None and _is_of_tree(program, name)


@memoized
def _is_of_tree(program: SemanticModel, name: str) -> bool:
    return next(_modules_of(f"{name}.", program), None) is not None


def linked_class(name: str, program: SemanticModel) -> tuple[ast.ClassDef, SemanticModel] | None:
    """Return the class of another module of the job's tree that *name* stands for."""
    may_be = "()." not in name and _may_be_linked(name, program)  # a method is no class
    return _link_class(program, name) if may_be else None


def _may_be_linked(name: str, program: SemanticModel) -> bool:
    """Whether *name* is of a module that the file imports."""
    root, dot, _ = name.partition(".")
    return program.imports is not None and bool(dot) and root in program.modules


@recursive(meanwhile=None)
def _link_class(program: SemanticModel, name: str) -> tuple[ast.ClassDef, SemanticModel] | None:
    for _, model, member in _models_of(name, program):
        member = member.removesuffix("()")
        if member in model.classes:
            return model.classes[member], model
        linked = linked_class(meant_by(member, model), model)
        if linked:
            return linked
    return None


@recursive(meanwhile=None)
def _link(program: SemanticModel, name: str) -> LinkedFunction | None:
    for path, model, member in _models_of(name, program):
        made, _, method = member.partition("().")
        local = member.replace("()", "")
        place = (
            model.resolve_call(local, None)
            or model.resolve_call(f"{local}().__enter__", None)
            or model.resolve_call(f"{model.returned_by(made)}.{method}", None)
        )
        linked = LinkedFunction(path, model, *place) if place else None
        linked = linked or linked_function(meant_by(member, model), model)
        if linked:
            return linked
    return None


def meant_by(member: str, model: SemanticModel) -> str:
    """Return the qualified name of *member*, which *model* may have imported itself."""
    name = member.partition(".")[0].removesuffix("()")
    meant = model.aliases.get(name, name)
    is_import = "()" not in meant and len(meant) + len(member) < _LONGEST_NAME
    return meant + member.removeprefix(name) if is_import else member


def _modules_of(name: str, program: SemanticModel) -> Iterator[tuple[Path, LocalModule, str]]:
    """Yield the modules that *name* may be of, each with its path and the name in it."""
    root = name.partition(".")[0]
    if program.imports is not None and root in program.modules:
        yield from program.imports.find(name)


def _models_of(name: str, program: SemanticModel) -> Iterator[tuple[str, SemanticModel, str]]:
    """Yield the modules that *name* may be of: the path, the model, and the name in it."""
    for path, module, member in _modules_of(name, program):
        model = _model_of(path, module, program)
        if model is not None:
            yield module.path, model, member


def _model_of(path: Path, module: LocalModule, program: SemanticModel) -> SemanticModel | None:
    """Return the model of *module*, which itself may import others of the tree."""
    models, imports = program.linked_models, program.imports
    if path not in models and len(models) < _MOST_MODULES and 0 < len(module.data) <= MOST_BYTES:
        model = models[path] = model_of_module(module.data, program.facts)
        there = imports and imports.inside(path, module)
        if (
            model
            and there
            and any(not name or any(there.find(f"{name}.")) for name in model.modules)
        ):
            models[path] = replace(
                model, imports=there, trace_prefix=[], _answers={}, linked_models=models
            )
    return models.get(path)


# Many jobs import the same modules. What depends on a file's content alone does not go out of date.
@lru_cache(maxsize=64)
def model_of_module(data: bytes, facts: CallFacts, *, run: bool = False) -> SemanticModel | None:
    """Return the model of the module *data*, None if it has none; its main block only if *run*."""
    try:
        tree = tree_of(data)
        mains = set() if run else {suite.top for suite in find_suites(tree)}
        tree.body = [statement for top, statement in enumerate(tree.body) if top not in mains]
        return SemanticModel.of(tree, data.decode(errors="replace"), facts)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
