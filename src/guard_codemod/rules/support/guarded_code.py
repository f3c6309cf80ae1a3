"""Whether the code that a handler guards may block."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.data.conventions import CALLBACK_NAMES
from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.ast_utils import statements
from guard_codemod.semantic.blocking_analysis import Blocks, is_a_task
from guard_codemod.semantic.qualified_names import qualified_name


def blocks(site: Site, body: Sequence[ast.stmt], *, repeated: bool = False) -> Blocks:
    """Return whether *body*, at *site*, may block, be it in a function that others hand over.

    If it is *repeated* for ever, what it sleeps counts.
    """
    if any(map(_waits_itself, site.within)):
        return Blocks.NEVER
    in_task = site.function is not None and is_a_task(site.function, site.program)
    wait = site.context.blocking.of(body, site.owner_name, in_task=in_task, repeated=repeated)
    if wait >= Blocks.SOUNDS or wait is Blocks.NEVER:
        return wait
    calls = (call for statement in statements(body) for call, _ in site.program.calls(statement))
    return max(
        wait,
        *(_of_what_is_given(call, site) for call in calls if isinstance(call.func, ast.Name)),
        wait,
    )


def _of_what_is_given(call: ast.Call, site: Site) -> Blocks:
    """Return whether *call* may wait, of what may be a function that others hand over."""
    name = qualified_name(call.func, {})
    wait = Blocks.SOUNDS if name in CALLBACK_NAMES or _passes_all_on(call) else Blocks.UNKNOWN
    taken = site.function.args if site.function else None
    names = [argument.arg for argument in (*taken.posonlyargs, *taken.args)] if taken else []
    return max(wait, *_of_arguments(names.index(name), site), wait) if name in names else wait


def _of_arguments(at: int, site: Site) -> Iterator[Blocks]:
    """For each call of the visited function, yield whether its argument *at* may block."""
    function, program = site.function, site.program
    at -= site.owner is not None
    for placed in program.statements.spelling([function.name] if function else ()):
        owner = placed.owner.name if placed.owner else None
        for call, _ in program.calls(placed.statement):
            local = program.resolve_call(qualified_name(call.func, program.aliases), owner)
            if local is not None and local[1] is function and 0 <= at < len(call.args):
                name = qualified_name(call.args[at], program.aliases)
                given = program.resolve_call(name, owner) or site.context.blocking.unique_method(
                    name
                )
                if given is not None and isinstance(given[1], ast.FunctionDef):
                    yield site.context.blocking.of(
                        given[1].body, given[0].rpartition(".")[0] or None
                    )


def _passes_all_on(call: ast.Call) -> bool:
    """Whether *call* is like ``what(*args, **kwargs)`` in a decorator."""
    starred = any(isinstance(argument, ast.Starred) for argument in call.args)
    return starred and any(keyword.arg is None for keyword in call.keywords)


_PASSES_ON = frozenset({"enumerate", "tqdm", "list", "sorted", "track", "progress"})
"""What iterates over its argument."""


def _waits_itself(parent: ast.AST) -> bool:
    """Whether *parent* is a loop that waits for its items, outside of what is in it."""
    if not isinstance(parent, ast.For):
        return False
    items = parent.iter
    while isinstance(items, ast.Call) and items.args:
        name = qualified_name(items.func, {})
        if name.endswith("as_completed"):
            return True
        if name.rpartition(".")[2] not in _PASSES_ON:
            return False
        items = items.args[0]
    return isinstance(items, ast.Name) and items.id == "done"
