"""Which folders a program adds to ``sys.path``, as far as its text says so."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.semantic.ast_utils import elements_of, last_name, text_of
from guard_codemod.semantic.model import SemanticModel

SCRIPT = "./_"
"""The path of the program itself, from its folder."""

_SPELLED = {"__file__": SCRIPT, "sys.argv": SCRIPT, "os.pardir": ".."}


def added_to_path(program: SemanticModel) -> Iterator[str]:
    """Yield the paths that *program* adds: below `SCRIPT`, or where it is to be installed."""
    for placed in program.statements.spelling(["path"] if program.count("sys.path") else []):
        given = getattr(placed.statement, "value", None)
        if given and ast.unparse(placed.statement).startswith("sys.path"):
            given = given.args[-1] if isinstance(given, ast.Call) and given.args else given
            for node in elements_of(given) or [given]:
                values = program.bound_to(last_name(node)) or [node]
                yield from filter(None, (_spelled(one, program) for one in values))


def _spelled(node: ast.AST, program: SemanticModel, deepest: int = 20) -> str:
    """Return the path that *node* spells: all its parts in turn, and a step up for each parent."""
    if isinstance(node, ast.Constant):
        steps = node.value if type(node.value) is int else 0
        return text_of(node) or "/".join([".."] * min(steps, 9))
    known = _SPELLED.get(program.qualified(node))
    if known or not deepest:
        return known or ""
    values = program.bound_to(getattr(node, "id", ""))[:1] or ast.iter_child_nodes(node)
    parts = (_spelled(one, program, deepest - 1) for one in values)
    path = "/".join(filter(None, parts))
    name = last_name(node.func if isinstance(node, ast.Call) else node)
    return f"{path}/.." if path and name in ("dirname", "parent", "parents") else path
