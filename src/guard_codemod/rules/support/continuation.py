"""What a job does once a suite has swallowed what should have ended it."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guard_codemod.data.conventions import MAIN_NAMES
from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.ast_utils import statements
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.call_graph import LOOPS, CallSite
from guard_codemod.semantic.control_flow import ControlFlow, Exit, Exits
from guard_codemod.semantic.deadline_checks import time_is_up
from guard_codemod.semantic.main_block import truth
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name

_HANDLES = re.compile(r".*\.handle_?(?:error|exception|failure)", re.IGNORECASE)
"""What ends a job with the error of its main block, and says so."""


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
    if not comes_back or waits() < _required_certainty(site, suite):
        return None
    if function is not None and call_graph.called_in_loop(function):
        return Continuation(
            f"the loop that calls {function.name}() continues, so the job never ends"
        )
    if _is_called_for_each_record(site):
        return Continuation("logging keeps calling emit(), without a guard")
    left_a_loop = any(isinstance(parent, LOOPS) for parent in site.within)
    if left_a_loop or ends & Exit.RAISES:
        return None
    if function is not None and not _value_is_unused(call_graph.sites(function), ends):
        return None
    return Continuation("the job continues without a guard and exits as if it had succeeded")


def _value_is_unused(sites: Sequence[CallSite], ends: Exits) -> bool:
    """Whether no caller at *sites* uses what a function that exits as *ends* says returns."""
    if ends & Exit.RETURNS_VALUE:
        return all(call.dropped for call in sites) and (
            bool(sites) or ends & ~Exit.RETURNS_VALUE != Exit.NEVER
        )
    return all(
        call.dropped or call.exits for call in sites
    )  # a None is a status that says that all is well


def _is_called_for_each_record(site: Site) -> bool:
    """Whether the function visited is the ``emit`` of a handler of logging."""
    if site.owner is None or site.function is None or site.function.name != "emit":
        return False
    bases = (qualified_name(base, site.program.aliases) for base in site.owner.bases)
    return any(base.startswith("logging.") and base.endswith("Handler") for base in bases)


def _required_certainty(site: Site, suite: Sequence[ast.stmt]) -> Blocks:
    """How certain blocking must be: what a main block or function tries last is the job."""
    function = site.function
    if function is not None:
        is_job = (
            function.name in MAIN_NAMES
            and site.statement is function.body[-1]
            and not _may_exit(suite, site.program)
            and all(call.caller is None for call in site.context.call_graph.sites(function))
        )
        return Blocks.UNKNOWN if is_job else Blocks.CERTAIN
    block = site.within[0] if site.within else None
    is_job = (
        isinstance(block, ast.If)
        and truth(block.test, as_main=False) is False
        and site.statement is block.body[-1]
        and not _has_it_handled(suite, site.program)
    )
    return Blocks.UNKNOWN if is_job else Blocks.CERTAIN


def _may_exit(suite: Sequence[ast.stmt], program: SemanticModel) -> bool:
    """Whether *suite* calls a function of elsewhere, by its mere name, which may end the job."""
    return any(
        isinstance(call.func, ast.Name)
        and call.func.id not in program.functions
        and not hasattr(builtins, call.func.id)
        for statement in statements(suite)
        for call, _ in program.calls(statement)
    )


def _has_it_handled(suite: Sequence[ast.stmt], program: SemanticModel) -> bool:
    """Whether *suite* calls an error handler, by its name, which most likely ends the job."""
    return any(
        _HANDLES.fullmatch(qualified_name(call.func, program.aliases)) is not None
        for statement in statements(suite)
        for call, _ in program.calls(statement)
    )


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
