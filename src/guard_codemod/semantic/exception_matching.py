"""Which handlers catch what a guard raises."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from guard_codemod.data.call import AT_FIRST, EVERYTHING, ITSELF, WRAPPED
from guard_codemod.semantic.ast_utils import TRY
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
    applies = re.search(facts.only_with, program.content) and not (
        facts.unless and re.search(facts.unless, program.content)
    )
    caught = facts.catches if applies else ""
    classes = _with_bases(raised, program)
    if caught == EVERYTHING:
        return _NO_EXCEPTION.isdisjoint(classes) or name.endswith("BaseException")
    if name.replace("asyncio.exceptions.", "asyncio.") in classes:
        return True
    return TIMEOUT in classes and bool(caught)


def _with_bases(raised: str | None, program: SemanticModel) -> list[str | None]:
    """Return what is *raised* and, if it is a class of the file, what that is derived from."""
    classes = [raised]
    for name in classes:
        definition = program.classes.get(name or "")
        bases = program.bases(definition) if definition else ()
        classes += [base for base in bases if base not in classes]
    return classes


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
    handlers: Sequence[ast.ExceptHandler] = statement.handlers if isinstance(statement, TRY) else ()
    return next((handler for handler in handlers if catches(handler.type, program, raised)), None)


def _classes_in(name: str, program: SemanticModel) -> Sequence[ast.expr]:
    """Return the exceptions that the variable, parameter or attribute *name* stands for."""
    kinds = (ast.Tuple, ast.Attribute, ast.BinOp, ast.Name)
    return [value for value in program.values_of(name) if isinstance(value, kinds)]
