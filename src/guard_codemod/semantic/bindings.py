"""Which names module-level code binds, and which of them are modules that a guard uses."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from guard_codemod.lazy import frozen
from guard_codemod.semantic.ast_utils import DEFINITIONS, IMPORTS, own_expressions, targets_of
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import import_aliases


@frozen
class Bindings:
    """How the guard's names would fare in the file.

    `modules` maps a module to a name that is bound to it at module level, and to nothing else, and
    to the line of the import. `bound` holds the names that module-level code may bind, and
    `star_import` says whether there may be more.
    """

    modules: Mapping[str, tuple[str, int]]
    bound: frozenset[str]
    star_import: bool


def find_bindings(program: SemanticModel) -> Bindings:
    """Return the names of *program*."""
    bindings: dict[str, list[ast.AST]] = defaultdict(list)
    walrus = ":=" in program.content
    for statement in program.statements.at_module_level:
        for name in _bound_by(statement, walrus):
            bindings[name].append(statement)
    for node in program.statements.of(ast.Global):
        for name in node.names:
            bindings[name].append(node)
    star_import = "*" in bindings
    modules: dict[str, tuple[str, int]] = {}
    top_level = {id(statement): statement.lineno for statement in program.tree.body}
    for statement in program.tree.body if not star_import else ():
        for qualified_name in _dotted_modules(statement):
            package = qualified_name.partition(".")[0]
            if _module_called(package, bindings[package]):
                modules.setdefault(qualified_name, (qualified_name, statement.lineno))
    for name, binders in bindings.items():
        lines = [top_level[id(binder)] for binder in binders if id(binder) in top_level]
        module = _module_called(name, binders)
        if module and lines and not star_import:
            known = modules.get(module)
            modules[module] = min(
                (name, min(lines)), known or (name, min(lines)), key=lambda binding: binding[1]
            )
    return Bindings(modules, frozenset(bindings), star_import)


def _dotted_modules(statement: ast.stmt) -> Iterator[str]:
    """Yield the modules of packages that *statement* imports under their own names."""
    if isinstance(statement, ast.Import):
        for alias in statement.names:
            if "." in alias.name and not alias.asname:
                yield alias.name


def _module_called(name: str, binders: Sequence[ast.AST]) -> str | None:
    """Return the module that *name* is, if all that binds it are imports of that."""
    modules = {
        alias.name if alias.asname else name
        for binder in binders
        if isinstance(binder, ast.Import)
        for alias in binder.names
        if (alias.asname or alias.name.partition(".")[0]) == name
    }
    return (
        modules.pop()
        if len(modules) == 1 and all(isinstance(binder, ast.Import) for binder in binders)
        else None
    )


def _bound_by(statement: ast.stmt, walrus: bool) -> Iterator[str]:
    """Yield the names that *statement* itself binds; *walrus* includes those in expressions."""
    if isinstance(statement, DEFINITIONS):
        yield statement.name
        return
    if isinstance(statement, IMPORTS):
        yield from import_aliases([statement])
        return
    for handler in getattr(statement, "handlers", ()):
        if handler.name:
            yield handler.name
    for node in own_expressions(statement) if walrus else _in_targets(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
    for case in getattr(statement, "cases", ()):
        for pattern in ast.walk(case.pattern):
            for name in (getattr(pattern, "name", None), getattr(pattern, "rest", None)):
                if name:
                    yield name


def _in_targets(statement: ast.stmt) -> Iterator[ast.AST]:
    """Yield the nodes in what *statement* assigns to, deletes or names a type."""
    targets = [*targets_of(statement), getattr(statement, "name", None)]
    targets += (item.optional_vars for item in getattr(statement, "items", ()))
    for target in targets:
        if isinstance(target, ast.Name):
            yield target
        elif target is not None:
            yield from ast.walk(target)
