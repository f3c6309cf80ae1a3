"""How a guard is recognised again."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.guards.spec import GuardSpec
from guard_codemod.guards.templates import guard_source


def remove_guard(tree: ast.Module, spec: GuardSpec) -> bool:
    """Take the guard that *spec* describes out of *tree*; False if it is not there exactly once.

    A suite that held nothing else is left empty.
    """
    guard = ast.parse(guard_source(spec, 0)).body
    dumps = [ast.dump(statement) for statement in guard]
    found = [
        (suite, at)
        for suite, _ in suites(tree)
        for at in range(len(suite) - len(guard) + 1)
        if all(map(_alike, suite[at:], guard))
        and [ast.dump(one) for one in suite[at : at + len(guard)]] == dumps
    ]
    if len(found) != 1:
        return False
    suite, at = found[0]
    del suite[at : at + len(guard)]
    return True


def _alike(one: ast.stmt, other: ast.stmt) -> bool:
    """Whether two statements may be equal: a look that spares most of them the comparison."""
    return type(one) is type(other) and getattr(one, "name", None) == getattr(other, "name", None)


def suites(tree: ast.Module) -> Iterator[tuple[list[ast.stmt], ast.AST]]:
    """Yield each statement list at module level, of ``if``, ``try`` and ``with`` statements too, with its owner."""
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        inside: list[ast.AST] = []
        for name in ("body", "orelse", "finalbody"):
            suite = getattr(node, name, None)
            if isinstance(suite, list):
                yield suite, node
                inside.extend(
                    child for child in suite if isinstance(child, (ast.If, ast.Try, ast.With))
                )
        stack.extend(reversed(inside))
