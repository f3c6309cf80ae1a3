"""What a job does once a suite has swallowed what should have ended it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.ast_utils import statements
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.call_graph import LOOPS
from guard_codemod.semantic.control_flow import ControlFlow, Exit, Exits
from guard_codemod.semantic.deadline_checks import time_is_up
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name


@dataclass(frozen=True)
class Continuation:
    """How the job goes on, and around which `loop` if that is of the same function."""

    what: str
    loop: ast.stmt | None = None


def continuation_after(
    site: Site, ends: Exits, suite: Sequence[ast.stmt], waits: Callable[[], Blocks]
) -> Continuation | None:
    """Return how the job goes on after *suite*, at *site*, which may exit as *ends* says.

    Return None if the job ends, or if the guarded code, by *waits*, is not certain enough to block.
    """
    child: ast.AST = site.statement
    for parent in reversed(site.within):
        ends = _after(child, parent, ends, site.context.control_flow)
        if isinstance(parent, LOOPS) and child in parent.body:
            if ends & (Exit.NORMAL | Exit.CONTINUES) and not _ends_loop(
                parent, suite, site.program
            ):
                going = Continuation("the loop continues, so the job never ends", parent)
                return going if waits() >= Blocks.LIKELY else None
            stays = ends & ~(Exit.NORMAL | Exit.CONTINUES | Exit.BREAKS)
            ends = stays | (Exit.NORMAL if ends & ~stays else Exit.NEVER)
        child = parent
    function = site.function
    ends = _after(child, function or site.program.tree, ends, site.context.control_flow)
    call_graph = site.context.call_graph
    comes_back = ends & (Exit.NORMAL | Exit.RETURNS | Exit.RETURNS_VALUE)
    if not comes_back or waits() < Blocks.CERTAIN:
        return None
    if function is not None and call_graph.called_in_loop(function):
        return Continuation(
            f"the loop that calls {function.name}() continues, so the job never ends"
        )
    if _is_called_for_each_record(site):
        return Continuation("logging keeps calling emit(), without a guard")
    return None


def _is_called_for_each_record(site: Site) -> bool:
    """Whether the function visited is the ``emit`` of a handler of logging."""
    if site.owner is None or site.function is None or site.function.name != "emit":
        return False
    bases = (qualified_name(base, site.program.aliases) for base in site.owner.bases)
    return any(base.startswith("logging.") and base.endswith("Handler") for base in bases)


def _after(child: ast.AST, parent: ast.AST, ends: Exits, control_flow: ControlFlow) -> Exits:
    """Return how the suite of *parent* around *child* exits if *child* exits as *ends* says."""
    for name in ("body", "orelse", "finalbody"):
        suite = getattr(parent, name, ())
        if ends & Exit.NORMAL and child in suite:
            return ends & ~Exit.NORMAL | control_flow.of(suite[suite.index(child) + 1 :])
    return ends


def _ends_loop(loop: ast.AST, suite: Sequence[ast.stmt], program: SemanticModel) -> bool:
    """Whether *suite* assigns what the condition of *loop* reads, or its deadline has passed."""
    if not isinstance(loop, ast.While):
        return False
    conditions = loop.test.values if isinstance(loop.test, ast.BoolOp) else [loop.test]
    if any(time_is_up(condition, program) is False for condition in conditions):
        return not (isinstance(loop.test, ast.BoolOp) and isinstance(loop.test.op, ast.Or))
    read = {
        ast.unparse(node)
        for node in ast.walk(loop.test)
        if isinstance(node, (ast.Name, ast.Attribute))
    }
    return any(
        ast.unparse(target) in read
        for statement in statements(suite)
        if isinstance(statement, ast.Assign)
        for target in statement.targets
    )
