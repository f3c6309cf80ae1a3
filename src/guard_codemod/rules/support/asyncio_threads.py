"""Threads of asyncio's pool, for which ``asyncio.run`` waits at its end."""

from __future__ import annotations

import ast

from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.qualified_names import qualified_name


def blocks_a_thread(site: Site, call: ast.Call, name: str) -> bool:
    """Whether *call* has a thread of asyncio's pool call something that may wait."""
    at = 0 if name == "asyncio.to_thread" else 1 if name.endswith(".run_in_executor") else None
    if at is None or len(call.args) <= at:
        return False
    target = call.args[at]
    while (
        isinstance(target, ast.Call)
        and qualified_name(target.func, site.program.aliases) == "functools.partial"
    ):
        call, target = target, target.args[0]
        at = 0
    if isinstance(target, ast.Lambda):
        made = [inner for inner in ast.walk(target.body) if isinstance(inner, ast.Call)]
    else:
        made = [ast.copy_location(ast.Call(target, call.args[at + 1 :], call.keywords), call)]
    return any(
        site.context.blocking.of_call(inner, site.owner_name, False, False) >= Blocks.SOUNDS
        for inner in made
    )
