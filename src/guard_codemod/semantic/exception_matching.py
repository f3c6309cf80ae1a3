"""Which handlers catch what a guard raises."""

from __future__ import annotations

import ast
from collections.abc import Sequence, Set

from guard_codemod.data.call import AT_FIRST, EVERYTHING, ITSELF, WRAPPED
from guard_codemod.semantic.ast_utils import TRY, elements_of
from guard_codemod.semantic.model import SemanticModel

TIMEOUT = "TimeoutError"
CANCELLED = "asyncio.CancelledError"
_NO_EXCEPTION = frozenset({CANCELLED, "BaseException", "SystemExit", "KeyboardInterrupt"})
"""What is a `BaseException` only."""


def catches(node: ast.expr | None, program: SemanticModel, raised: str | None) -> bool:
    """Whether ``except`` *node* (bare if None) catches *raised*, or what a library wraps it in."""
    if node is None:
        return True
    if isinstance(node, ast.Tuple):
        return any(catches(element, program, raised) for element in node.elts)
    if isinstance(node, ast.BinOp):
        return catches(node.left, program, raised) or catches(node.right, program, raised)
    if isinstance(node, ast.Starred):
        return catches(node.value, program, raised)
    name = program.qualified(node)
    if _is_caught_by(name, raised, program):
        return True
    return program.keep(
        ("catches", name, raised),
        lambda: any(catches(value, program, raised) for value in _classes_in(name, program)),
        meanwhile=False,
    )


def _is_caught_by(name: str, raised: str | None, program: SemanticModel) -> bool:
    """Whether ``except`` *name* catches *raised*, or what a library makes of it."""
    facts = program.known(name)
    applies = (not facts.only_with or program.search(facts.only_with)) and not (
        facts.unless and program.search(facts.unless)
    )
    caught = facts.catches if applies else ""
    classes = program.lineage(raised) if raised else ()
    if caught == EVERYTHING:
        return _NO_EXCEPTION.isdisjoint(classes) or name.endswith("BaseException")
    if name.replace("asyncio.exceptions.", "asyncio.") in classes:
        return True
    return TIMEOUT in classes and bool(caught)


def catches_by_itself(node: ast.expr | None, program: SemanticModel) -> bool:
    """Whether ``except`` *node* needs no library to make of TimeoutError what it catches."""
    kinds = node.elts if isinstance(node, ast.Tuple) else [node]
    wrapped = ("", WRAPPED, AT_FIRST)
    return any(kind is None or program.facts_of(kind).catches not in wrapped for kind in kinds)


def is_one(node: ast.expr, program: SemanticModel, raised: str | None) -> bool:
    """Whether *node* is the very class that is *raised*, or a tuple with it."""
    if isinstance(node, ast.Tuple):
        return any(is_one(element, program, raised) for element in node.elts)
    name = program.qualified(node)
    return name == raised or (raised == TIMEOUT and program.known(name).catches == ITSELF)


def catcher(
    statement: ast.stmt, program: SemanticModel, raised: str | None
) -> ast.ExceptHandler | None:
    """Return the handler of *statement* that catches *raised*, if any."""
    return next(iter(catchers(statement, program, raised)), None)


def catchers(
    statement: ast.stmt, program: SemanticModel, raised: str | None
) -> list[ast.ExceptHandler]:
    """Return the handlers of *statement* that may catch *raised*, up to the first that surely does.

    The others catch it only where a library makes something else of it.
    """
    handlers: list[ast.ExceptHandler] = []
    for handler in statement.handlers if isinstance(statement, TRY) else ():
        if catches(handler.type, program, raised):
            handlers.append(handler)
            kinds = {program.facts_of(element).catches for element in elements_of(handler.type)}
            if not kinds or not kinds <= {WRAPPED, AT_FIRST}:
                break
    return handlers


def are_sure(
    handlers: Sequence[ast.ExceptHandler], waiting: Set[str], program: SemanticModel
) -> bool:
    """Whether *handlers* catch what is raised while calls of the names *waiting* wait.

    The last one catches it by itself, or what the only library that waits makes of it.
    """
    kind = handlers[-1].type if handlers else None
    if not handlers or catches_by_itself(kind, program):
        return bool(handlers)
    wrapped = [
        element for element in elements_of(kind) if program.facts_of(element).catches == WRAPPED
    ]
    libraries = {program.qualified(element).partition(".")[0] for element in wrapped}
    return bool(libraries) and {name.partition(".")[0] for name in waiting} == libraries


def _classes_in(name: str, program: SemanticModel) -> Sequence[ast.expr]:
    """Return the exceptions that the variable, parameter or attribute *name* holds."""
    kinds = (ast.Tuple, ast.Attribute, ast.BinOp, ast.Name)
    return [value for value in program.values_of(name) if isinstance(value, kinds)]
