"""Locks that another thread holds while it waits."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.lazy import memoized
from guard_codemod.rules.support.checker import CheckContext, Site
from guard_codemod.rules.support.stop_calls import steps
from guard_codemod.semantic.ast_utils import last_name
from guard_codemod.semantic.blocking_analysis import Blocks


def step_behind_a_lock(body: Sequence[ast.stmt], site: Site) -> ast.Call | None:
    """Return the first call that *body* comes to behind a lock which another thread may hold."""
    held = _held_elsewhere(site.context)
    for root, step in steps(body, site) if held else ():
        if any(not held.isdisjoint(_entered(outer)) for outer in step.inside):
            return root
    return None


@memoized
def _held_elsewhere(context: CheckContext) -> set[str]:
    """Return the last names of the locks that a thread holds while it waits for others."""
    program = context.program
    if not program.spells("Lock(", "Condition("):
        return set()
    return {
        name
        for placed in program.statements.spelling(["with"])
        if isinstance(placed.statement, ast.With)
        and placed.function
        and not context.call_graph.is_reachable(placed.function)
        and context.blocking_elsewhere.of(
            placed.statement.body, placed.owner.name if placed.owner else None
        )
        >= Blocks.LIKELY
        for name in _entered(placed.statement)
    }


def _entered(statement: ast.stmt) -> Iterator[str]:
    """Yield the last names of the objects that a ``with`` statement enters, as locks are."""
    for item in statement.items if isinstance(statement, ast.With) else ():
        if not isinstance(item.context_expr, ast.Call) and item.optional_vars is None:
            yield last_name(item.context_expr)
