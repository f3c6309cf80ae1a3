"""What a job does once a suite has swallowed what should have ended it."""

from __future__ import annotations

import ast

from guard_codemod.lazy import frozen
from guard_codemod.rules.support.checker import Site
from guard_codemod.rules.support.guarded_code import asks_somebody
from guard_codemod.rules.support.swallowing_handlers import SwallowingSite
from guard_codemod.semantic.ast_utils import is_endless, last_name
from guard_codemod.semantic.control_flow import Exit


@frozen
class Continuation:
    """How the job goes on, and around which `loop` if any, which may be in another function.

    If the loop `asks` somebody, they will notice that it goes on.
    """

    what: str
    loop: ast.stmt | None = None
    is_endless: bool = False
    asks: bool = False


def continuation_after(site: Site, swallowing: SwallowingSite, raised: str) -> Continuation | None:
    """Return how the job goes on after *swallowing*, at *site*; None if it comes to its end."""
    loop = site.context.endings.after(swallowing.by, raised).goes_on
    if loop is None:
        if _schedules_itself(site, swallowing):
            what = "the scheduler runs this function again, and nothing arms the alarm"
            return Continuation(what)
        if not _emits(site):
            return None
        return Continuation("logging keeps calling emit(), and nothing arms the alarm again")
    inside = is_endless(loop) and not site.context.control_flow.of([loop]) & ~Exit.RAISES
    caller = None if loop in site.within else site.function
    which = f"the loop that calls {caller.name}()" if caller else "the loop"
    so = "so the job never ends" if is_endless(loop) else "and nothing arms the alarm again"
    return Continuation(f"{which} continues, {so}", loop, inside, _asks(loop, site))


def _asks(loop: ast.stmt, site: Site) -> bool:
    """Whether *loop*, or one around it, is a dialogue: asks somebody again and again."""
    end = loop.end_lineno or loop.lineno
    whiles = (node for node in site.program.statements.of(ast.While) if node.lineno <= loop.lineno)
    return asks_somebody([node for node in whiles if end <= (node.end_lineno or 0)], site)


def _schedules_itself(site: Site, swallowing: SwallowingSite) -> bool:
    """Whether the function around *site* has itself called later, behind *swallowing*."""
    if site.function is None or not swallowing.exits(site) & Exit.NORMAL:
        return False
    return any(
        last_name(call.func) in ("enter", "enterabs")
        and site.function.name in map(last_name, call.args)
        for call in site.program.calls_in(site.function.body)
        if call.lineno > swallowing.node.lineno
    )


def _emits(site: Site) -> bool:
    """Whether the function around *site* is the ``emit`` of a handler of logging."""
    if site.owner is None or site.function is None or site.function.name != "emit":
        return False
    bases = site.program.bases(site.owner)
    return any(base.startswith("logging.") and base.endswith("Handler") for base in bases)
