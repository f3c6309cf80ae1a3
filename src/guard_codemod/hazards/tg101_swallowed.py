"""Handlers that catch what the guard raises, and let the job go on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import partial

from guard_codemod.hazards.support.blocking_analysis import Wait, is_a_task
from guard_codemod.hazards.support.blocking_calls import ON_THIS_MACHINE, rooted, waits
from guard_codemod.hazards.support.checker import Visit, threat
from guard_codemod.hazards.support.continuation import onward
from guard_codemod.hazards.support.control_flow import End
from guard_codemod.hazards.support.swallowing_handlers import Trap, traps
from guard_codemod.model import Threat, ThreatKind
from guard_codemod.semantic.ast_utils import statements
from guard_codemod.semantic.call_trace import steps_of
from guard_codemod.semantic.qualified_names import dotted

_REPORTS_ITSELF = "logging.handlers.HTTPHandler"
"""A handler of logging that may wait for ever: what is raised meanwhile, `logging` prints and forgets."""

_HANDED_OVER = frozenset({"func", "function", "fn", "job", "task", "action", "operation", "step"})
"""What a function that is to be called, whatever it does, goes by where it is tried."""


def swallowed(visit: Visit) -> Iterator[Threat]:
    """Yield what catches the guard's exception, and goes on."""
    if visit.raised is None:
        return
    for trap in traps(visit, visit.raised):
        goes = onward(visit, trap.ends, trap.suite, partial(_waits, visit, trap.guarded))
        again = _waits_again(visit, trap) if goes is None else None
        what = (
            goes.what
            if goes is not None
            else f"{again}() may wait again, without a guard"
            if again
            else None
        )
        if what is not None:
            yield threat(
                ThreatKind.SWALLOWED,
                trap.node,
                f"{trap.what} swallows the {visit.raised} and {what}",
            )


def reporting(visit: Visit) -> Iterator[Threat]:
    """Yield handlers of logging that swallow the guard's exception."""
    for call, name in visit.calls:
        if name == _REPORTS_ITSELF and visit.raised is not None:
            what = f"{name} swallows the {visit.raised} if its server hangs, and the job goes on"
            yield threat(ThreatKind.SWALLOWED, call, what)


def _waits(visit: Visit, body: Sequence[ast.stmt]) -> Wait:
    if any(map(_waits_itself, visit.within)):
        return Wait.NEVER
    in_task = visit.function is not None and is_a_task(visit.function)
    wait = visit.tour.patience.of(body, visit.owner_name, in_task=in_task)
    if wait > Wait.UNKNOWN or wait is Wait.NEVER:
        return wait
    calls = (call for statement in statements(body) for call, _ in visit.program.calls(statement))
    return max(
        wait,
        *(_of_what_is_given(call, visit) for call in calls if isinstance(call.func, ast.Name)),
        wait,
    )


def _of_what_is_given(call: ast.Call, visit: Visit) -> Wait:
    """Return whether *call* may wait, of what may be a function that others hand over."""
    name = dotted(call.func, {})
    wait = Wait.PERHAPS if name in _HANDED_OVER or _passes_all_on(call) else Wait.UNKNOWN
    taken = visit.function.args if visit.function else None
    names = [argument.arg for argument in (*taken.posonlyargs, *taken.args)] if taken else []
    return max(wait, *_of_arguments(names.index(name), visit), wait) if name in names else wait


def _of_arguments(at: int, visit: Visit) -> Iterator[Wait]:
    """Yield whether the functions of the file may wait that are what others call the one visited with, as no. *at*."""
    function, program = visit.function, visit.program
    at -= visit.owner is not None
    for placed in program.statements.spelling([function.name] if function else ()):
        owner = placed.owner.name if placed.owner else None
        for call, _ in program.calls(placed.statement):
            local = program.local_function(dotted(call.func, program.aliases), owner)
            if local is not None and local[1] is function and 0 <= at < len(call.args):
                name = dotted(call.args[at], program.aliases)
                given = program.local_function(name, owner) or visit.tour.patience.only_method(name)
                if given is not None and isinstance(given[1], ast.FunctionDef):
                    yield visit.tour.patience.of(given[1].body, given[0].rpartition(".")[0] or None)


def _passes_all_on(call: ast.Call) -> bool:
    """Whether *call* is like ``what(*args, **kwargs)``, as of a decorator that calls what it decorates."""
    starred = any(isinstance(argument, ast.Starred) for argument in call.args)
    return starred and any(keyword.arg is None for keyword in call.keywords)


def _waits_again(visit: Visit, trap: Trap) -> str | None:
    """Return what *trap* guards that may wait, and that is called again behind it in the same suite, if anything."""
    suite = _suite_of(visit) if trap.ends & End.FALLS else ()
    behind = suite[suite.index(visit.statement) + 1 :] if suite else ()
    if not behind:
        return None
    guarded = _waiting(visit, trap.guarded)
    return (
        next((name for name in sorted(_waiting(visit, behind)) if name in guarded), None)
        if guarded
        else None
    )


def _suite_of(visit: Visit) -> Sequence[ast.stmt]:
    parent = visit.within[-1] if visit.within else visit.function or visit.program.tree
    suites = (getattr(parent, name, ()) for name in ("body", "orelse", "finalbody"))
    return next((suite for suite in suites if visit.statement in suite), ())


def _waiting(visit: Visit, body: Sequence[ast.stmt]) -> set[str]:
    """Return the calls in *body* that may wait for another machine."""
    steps = steps_of(visit.program, body, visit.owner_name)
    return {
        dotted(root.func, visit.program.aliases)
        for root, step in rooted(steps)
        if waits(step.call, step.name)
        and not step.name.startswith(ON_THIS_MACHINE)
        and not visit.tour.patience.is_of_what_keeps_its_limit(step.name)
    }


def _waits_itself(parent: ast.AST) -> bool:
    """Whether *parent* is a loop that waits for its items, outside of what is in it."""
    return (
        isinstance(parent, ast.For)
        and isinstance(parent.iter, ast.Call)
        and dotted(parent.iter.func, {}).endswith("as_completed")
    )
