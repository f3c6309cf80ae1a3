"""Which folders a program adds to ``sys.path``, as far as its text says so."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.semantic.ast_utils import elements_of, last_name, text_of
from guard_codemod.semantic.model import SemanticModel

SCRIPT = "./_"
"""The path of the program itself, from its folder."""

_BINDS = (ast.Assign, ast.AugAssign)
_SPELLED = {"__file__": SCRIPT, "sys.argv": SCRIPT, "os.pardir": ".."}


def added_to_path(program: SemanticModel) -> Iterator[str]:
    """Yield the paths that *program* adds: below `SCRIPT`, or where it is to be installed."""
    for placed in program.statements.spelling(["path"] if program.count("sys.path") else []):
        calls = [call for call, _ in program.calls(placed.statement)]
        added = [call.args[-1] for call in calls if call.args and _is_path(call.func, program)]
        if isinstance(placed.statement, _BINDS) and "sys.path" in ast.unparse(placed.statement):
            added = [placed.statement.value]
        for node in (one for given in added for one in elements_of(given) or [given]):
            values = program.bound_to(node.id) if isinstance(node, ast.Name) else []
            yield from filter(None, (_spelled(one, program) for one in values or [node]))


def _is_path(method: ast.expr, program: SemanticModel) -> bool:
    return program.qualified(method).startswith("sys.path.")


def _spelled(node: ast.AST, program: SemanticModel, deepest: int = 20) -> str:
    """Return the path that *node* spells: all its parts in turn, and a step up for each parent."""
    if isinstance(node, ast.Constant):
        steps = node.value if type(node.value) is int else 0
        return text_of(node) or "/".join([".."] * min(steps, 9))
    known = _SPELLED.get(program.qualified(node))
    if known or not deepest:
        return known or ""
    values = program.bound_to(node.id)[:1] if isinstance(node, ast.Name) else []
    parts = (_spelled(one, program, deepest - 1) for one in values or ast.iter_child_nodes(node))
    path = "/".join(filter(None, parts))
    name = last_name(node.func if isinstance(node, ast.Call) else node)
    return f"{path}/.." if path and name in ("dirname", "parent", "parents") else path
