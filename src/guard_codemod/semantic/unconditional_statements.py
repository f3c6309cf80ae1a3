"""What a file executes whenever it is run as ``__main__``, whatever else is missing or true."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from guard_codemod.semantic.ast_utils import DEFINITIONS, TRY, WITH
from guard_codemod.semantic.main_block import evaluate_main_test

_ABOUT_THE_FILE_ALONE = frozenset(
    {"KeyboardInterrupt", "SystemExit", "OSError", "IOError", "EnvironmentError"}
    | {"TypeError", "ValueError", "KeyError", "IndexError", "ZeroDivisionError"}
)
"""What no missing module or name raises."""

_EXITS = frozenset({"exit", "os._exit", "quit", "sys.exit"})


def unconditional_statements(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield the statements of *body* that every run reaches, unless one above ends it.

    What a handler may save from a missing module or name is not among them.
    """
    for statement in body:
        if isinstance(statement, DEFINITIONS):
            continue
        yield statement
        yield from unconditional_statements(_certain_suite(statement))


def unconditional_imports(body: Iterable[ast.stmt]) -> Iterator[tuple[ast.stmt, str]]:
    """Yield what *body* surely imports, each qualified name with its statement."""
    for statement in unconditional_statements(body):
        for name in imported_names(statement):
            yield statement, name


def imported_names(statement: ast.AST) -> Sequence[str]:
    """Return the qualified names in full that *statement* imports, but for relative ones."""
    if isinstance(statement, ast.Import):
        return [alias.name for alias in statement.names]
    if isinstance(statement, ast.ImportFrom) and statement.module and not statement.level:
        return [f"{statement.module}.{alias.name}" for alias in statement.names]
    return ()


def _certain_suite(statement: ast.stmt) -> Sequence[ast.stmt]:
    if isinstance(statement, WITH):
        return statement.body
    if isinstance(statement, ast.If):
        value = evaluate_main_test(statement.test)
        return () if value is None else statement.body if value else statement.orelse
    if isinstance(statement, TRY):
        saved = any(map(may_save, statement.handlers))
        return statement.finalbody if saved else [*statement.body, *statement.finalbody]
    return ()


def may_save(handler: ast.ExceptHandler) -> bool:
    """Whether *handler* may handle that a module, a name or an attribute is missing, and go on."""
    if _ends(handler.body[-1]):
        return False
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return not all(
        isinstance(kind, ast.Name) and kind.id in _ABOUT_THE_FILE_ALONE for kind in kinds
    )


def _ends(statement: ast.stmt) -> bool:
    """Whether *statement* plainly ends the run: it raises, or exits."""
    call = statement.value if isinstance(statement, ast.Expr) else None
    exits = isinstance(call, ast.Call) and ast.unparse(call.func) in _EXITS
    return exits or isinstance(statement, ast.Raise)
