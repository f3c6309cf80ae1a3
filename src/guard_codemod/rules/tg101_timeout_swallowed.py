"""Handlers that catch what the guard raises, and let the job go on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from functools import partial

from guard_codemod.model import Threat, ThreatKind
from guard_codemod.rules.support.checker import Site, threat
from guard_codemod.rules.support.continuation import continuation_after
from guard_codemod.rules.support.swallowing_handlers import SwallowingSite, swallowing_sites
from guard_codemod.semantic.ast_utils import statements
from guard_codemod.semantic.blocking_analysis import Blocks, is_a_task
from guard_codemod.semantic.blocking_calls import ON_THIS_MACHINE, waits, with_entry_call
from guard_codemod.semantic.call_trace import steps_of
from guard_codemod.semantic.control_flow import Exit
from guard_codemod.semantic.qualified_names import dotted

_REPORTS_ITSELF = "logging.handlers.HTTPHandler"
"""A handler of logging that may wait for ever: what is raised meanwhile, `logging` prints and forgets."""

_HANDED_OVER = frozenset({"func", "function", "fn", "job", "task", "action", "operation", "step"})
"""What a function that is to be called, whatever it does, goes by where it is tried."""


def swallowed(site: Site) -> Iterator[Threat]:
    """Yield what catches the guard's exception, and goes on."""
    if site.raised is None:
        return
    for swallowing in swallowing_sites(site, site.raised):
        goes = continuation_after(
            site, swallowing.ends, swallowing.suite, partial(_waits, site, swallowing.guarded)
        )
        again = _waits_again(site, swallowing) if goes is None else None
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
                swallowing.node,
                f"{swallowing.what} swallows the {site.raised} and {what}",
            )


def reporting(site: Site) -> Iterator[Threat]:
    """Yield handlers of logging that swallow the guard's exception."""
    for call, name in site.calls:
        if name == _REPORTS_ITSELF and site.raised is not None:
            what = f"{name} swallows the {site.raised} if its server hangs, and the job goes on"
            yield threat(ThreatKind.SWALLOWED, call, what)


def _waits(site: Site, body: Sequence[ast.stmt]) -> Blocks:
    if any(map(_waits_itself, site.within)):
        return Blocks.NEVER
    in_task = site.function is not None and is_a_task(site.function)
    wait = site.context.blocking.of(body, site.owner_name, in_task=in_task)
    if wait > Blocks.UNKNOWN or wait is Blocks.NEVER:
        return wait
    calls = (call for statement in statements(body) for call, _ in site.program.calls(statement))
    return max(
        wait,
        *(_of_what_is_given(call, site) for call in calls if isinstance(call.func, ast.Name)),
        wait,
    )


def _of_what_is_given(call: ast.Call, site: Site) -> Blocks:
    """Return whether *call* may wait, of what may be a function that others hand over."""
    name = dotted(call.func, {})
    wait = Blocks.LIKELY if name in _HANDED_OVER or _passes_all_on(call) else Blocks.UNKNOWN
    taken = site.function.args if site.function else None
    names = [argument.arg for argument in (*taken.posonlyargs, *taken.args)] if taken else []
    return max(wait, *_of_arguments(names.index(name), site), wait) if name in names else wait


def _of_arguments(at: int, site: Site) -> Iterator[Blocks]:
    """Yield whether the functions of the file may wait that are what others call the one visited with, as no. *at*."""
    function, program = site.function, site.program
    at -= site.owner is not None
    for placed in program.statements.spelling([function.name] if function else ()):
        owner = placed.owner.name if placed.owner else None
        for call, _ in program.calls(placed.statement):
            local = program.local_function(dotted(call.func, program.aliases), owner)
            if local is not None and local[1] is function and 0 <= at < len(call.args):
                name = dotted(call.args[at], program.aliases)
                given = program.local_function(name, owner) or site.context.blocking.only_method(
                    name
                )
                if given is not None and isinstance(given[1], ast.FunctionDef):
                    yield site.context.blocking.of(
                        given[1].body, given[0].rpartition(".")[0] or None
                    )


def _passes_all_on(call: ast.Call) -> bool:
    """Whether *call* is like ``what(*args, **kwargs)``, as of a decorator that calls what it decorates."""
    starred = any(isinstance(argument, ast.Starred) for argument in call.args)
    return starred and any(keyword.arg is None for keyword in call.keywords)


def _waits_again(site: Site, swallowing: SwallowingSite) -> str | None:
    """Return what *swallowing* guards that may wait, and that is called again behind it in the same suite, if anything."""
    suite = _suite_of(site) if swallowing.ends & Exit.NORMAL else ()
    behind = suite[suite.index(site.statement) + 1 :] if suite else ()
    if not behind:
        return None
    guarded = _waiting(site, swallowing.guarded)
    return (
        next((name for name in sorted(_waiting(site, behind)) if name in guarded), None)
        if guarded
        else None
    )


def _suite_of(site: Site) -> Sequence[ast.stmt]:
    parent = site.within[-1] if site.within else site.function or site.program.tree
    suites = (getattr(parent, name, ()) for name in ("body", "orelse", "finalbody"))
    return next((suite for suite in suites if site.statement in suite), ())


def _waiting(site: Site, body: Sequence[ast.stmt]) -> set[str]:
    """Return the calls in *body* that may wait for another machine."""
    steps = steps_of(site.program, body, site.owner_name)
    return {
        dotted(root.func, site.program.aliases)
        for root, step in with_entry_call(steps)
        if waits(step.call, step.name)
        and not step.name.startswith(ON_THIS_MACHINE)
        and not site.context.blocking.has_instance_timeout(step.name)
    }


def _waits_itself(parent: ast.AST) -> bool:
    """Whether *parent* is a loop that waits for its items, outside of what is in it."""
    return (
        isinstance(parent, ast.For)
        and isinstance(parent.iter, ast.Call)
        and dotted(parent.iter.func, {}).endswith("as_completed")
    )
