"""What a job does once a suite has swallowed what should have ended it."""

from __future__ import annotations

import ast
import builtins
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guard_codemod.data.known_calls import MAIN_NAMES
from guard_codemod.hazards.support.blocking_analysis import Wait
from guard_codemod.hazards.support.call_graph import LOOPS, Site
from guard_codemod.hazards.support.checker import Visit
from guard_codemod.hazards.support.control_flow import End, Endings, Ends
from guard_codemod.hazards.support.deadline_checks import time_is_up
from guard_codemod.semantic.ast_utils import statements
from guard_codemod.semantic.main_block import truth
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted

_HANDLES = re.compile(r".*\.handle_?(?:error|exception|failure)", re.IGNORECASE)
"""What ends a job with the error of its main block, and says so."""


@dataclass(frozen=True)
class Onward:
    """How the job goes on, and around which `loop` if that is of the same function."""

    what: str
    loop: ast.stmt | None = None


def onward(
    visit: Visit, ends: Ends, suite: Sequence[ast.stmt], waits: Callable[[], Wait]
) -> Onward | None:
    """Return how the job goes on after *suite*, in the statement visited, that may end in the ways of *ends*.

    None stands for a job that ends, or that is not sure enough to have waited for what is caught, as *waits* says.
    """
    child: ast.AST = visit.statement
    for parent in reversed(visit.within):
        ends = _after(child, parent, ends, visit.tour.endings)
        if isinstance(parent, LOOPS) and child in parent.body:
            if ends & (End.FALLS | End.CONTINUES) and not _ends_loop(parent, suite, visit.program):
                going = Onward("the loop goes on; the job would hang for ever", parent)
                return going if waits() >= Wait.PERHAPS else None
            stays = ends & ~(End.FALLS | End.CONTINUES | End.BREAKS)
            ends = stays | (End.FALLS if ends & ~stays else End.NOT)
        child = parent
    function = visit.function
    ends = _after(child, function or visit.program.tree, ends, visit.tour.endings)
    reach = visit.tour.reach
    comes_back = ends & (End.FALLS | End.RETURNS | End.ANSWERS)
    if not comes_back or waits() < _needs(visit, suite):
        return None
    if function is not None and reach.looped(function):
        return Onward(f"the loop that calls {function.name}() goes on; the job would hang for ever")
    if _is_called_for_each_record(visit):
        return Onward("logging goes on to call emit(), without a guard")
    left_a_loop = any(isinstance(parent, LOOPS) for parent in visit.within)
    if left_a_loop or ends & End.FAILS:
        return None
    if function is not None and not _nobody_looks(reach.sites(function), ends):
        return None
    return Onward("the job goes on without a guard, and ends as if all were well")


def _nobody_looks(sites: Sequence[Site], ends: Ends) -> bool:
    """Whether nobody looks at what a function returns that ends in the ways of *ends*, called at *sites*."""
    if ends & End.ANSWERS:
        return all(site.dropped for site in sites) and (
            bool(sites) or ends & ~End.ANSWERS != End.NOT
        )
    return all(
        site.dropped or site.exits for site in sites
    )  # a None is a status that says that all is well


def _is_called_for_each_record(visit: Visit) -> bool:
    """Whether the function visited is the ``emit`` of a handler of logging."""
    if visit.owner is None or visit.function is None or visit.function.name != "emit":
        return False
    bases = (dotted(base, visit.program.aliases) for base in visit.owner.bases)
    return any(base.startswith("logging.") and base.endswith("Handler") for base in bases)


def _needs(visit: Visit, suite: Sequence[ast.stmt]) -> Wait:
    """How sure a wait must be: what is tried at the end of a main block or function is most likely the job."""
    function = visit.function
    if function is not None:
        is_job = (
            function.name in MAIN_NAMES
            and visit.statement is function.body[-1]
            and not _may_exit(suite, visit.program)
            and all(site.caller is None for site in visit.tour.reach.sites(function))
        )
        return Wait.UNKNOWN if is_job else Wait.SURELY
    block = visit.within[0] if visit.within else None
    is_job = (
        isinstance(block, ast.If)
        and truth(block.test, as_main=False) is False
        and visit.statement is block.body[-1]
        and not _has_it_handled(suite, visit.program)
    )
    return Wait.UNKNOWN if is_job else Wait.SURELY


def _may_exit(suite: Sequence[ast.stmt], program: Program) -> bool:
    """Whether *suite* calls a function of elsewhere, by its mere name, which may end the job."""
    return any(
        isinstance(call.func, ast.Name)
        and call.func.id not in program.functions
        and not hasattr(builtins, call.func.id)
        for statement in statements(suite)
        for call, _ in program.calls(statement)
    )


def _has_it_handled(suite: Sequence[ast.stmt], program: Program) -> bool:
    """Whether *suite* calls what, by its name, handles the error of a main block: it most likely ends the job."""
    return any(
        _HANDLES.fullmatch(dotted(call.func, program.aliases)) is not None
        for statement in statements(suite)
        for call, _ in program.calls(statement)
    )


def _after(child: ast.AST, parent: ast.AST, ends: Ends, endings: Endings) -> Ends:
    """Return how the suite of *parent* that *child* is in ends, if *child* ends in the ways of *ends*."""
    for name in ("body", "orelse", "finalbody"):
        suite = getattr(parent, name, ())
        if ends & End.FALLS and child in suite:
            return ends & ~End.FALLS | endings.of(suite[suite.index(child) + 1 :])
    return ends


def _ends_loop(loop: ast.AST, suite: Sequence[ast.stmt], program: Program) -> bool:
    """Whether *suite* assigns to what the condition of *loop* reads, or its time is up after a hang."""
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
