"""Whether leaving a ``with`` block, or the job, waits for a child or for workers."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from guard_codemod.data.call import CHILD, HANDLES, Call
from guard_codemod.lazy import memoized
from guard_codemod.rules.support.checker import Site
from guard_codemod.rules.support.stop_calls import steps, stop_calls
from guard_codemod.semantic.ast_utils import LOOPS, TRY, WITH, keyword
from guard_codemod.semantic.blocking_calls import has_timeout
from guard_codemod.semantic.commands import is_short_command
from guard_codemod.semantic.exception_matching import catcher
from guard_codemod.semantic.model import SemanticModel


def handling(statement: ast.stmt, site: Site) -> Sequence[ast.stmt]:
    """Return what *statement* runs when it catches the guard's exception."""
    handler = catcher(statement, site.program, site.raised)
    return handler.body if handler else ()


def leaving_waits(call: ast.Call, facts: Call, site: Site) -> bool:
    """Whether leaving the ``with`` block of *call* waits for what it made, and nothing kills."""
    if (
        not isinstance(site.statement, WITH)
        or (facts.waits_when_left == CHILD and is_short_command(call, site.program))
        or has_timeout(call, facts, site.program)
        or (facts.unless and site.program.search(facts.unless))
    ):
        return False
    tries = [statement for statement in site.statement.body if isinstance(statement, TRY)]
    ways_out = [
        inner for statement in tries for inner in (*handling(statement, site), *statement.finalbody)
    ]
    for handler in (handler for tried in tries for handler in tried.handlers):
        ways_out += handler.body if "TimeoutExpired" in ast.unparse(handler) else ()
    return "kill" not in stop_calls(ways_out, site)


def ignores_the_end(call: ast.Call, site: Site) -> bool:
    """Whether the children that *call* makes ignore what ``terminate()`` sends."""
    program = site.program
    given = [keyword(call, "initializer", "target"), *call.args[1:2]]
    local = site.resolve(next(filter(None, given), None))
    if local is None or program.spells(".kill()"):
        return False
    return any(
        program.facts_of(inner).alarm == HANDLES
        and [*map(program.qualified, inner.args)] == _IGNORED
        for inner in program.calls_in(local[1].body)
    )


_IGNORED = ["signal.SIGTERM", "signal.SIG_IGN"]


def fills_a_pipe(call: ast.Call, name: str, site: Site) -> bool:
    """Whether *call*, of *name*, starts a child to which the job writes through a buffer."""
    if name != "subprocess.Popen" or not _writes_to_children(site.program):
        return False
    given = {keyword.arg: ast.unparse(keyword.value) for keyword in call.keywords}
    own = call.args and "sys.executable" in ast.unparse(call.args[0])  # It reads first.
    pipes = all(given.get(name, "").endswith("PIPE") for name in ("stdin", "stdout"))
    names = map(site.blocking.name_of, site.program.calls_in(site.scope.body))
    at_once = any(name.endswith(".communicate") for name in names)
    return pipes and not (own or at_once) and given.get("bufsize") != "0"


@memoized
def _writes_to_children(program: SemanticModel) -> bool:
    """Whether *program* writes to children in a loop that does not read what they answer."""
    loops = (
        [outer for outer in placed.within if isinstance(outer, LOOPS)]
        for placed in program.statements.spelling(["stdin"])
        if "stdin.write" in ast.unparse(placed.statement)
    )
    return any(loop and "stdout.read" not in ast.unparse(loop[-1]) for loop in loops)


def waits_for_more(site: Site, made: str) -> bool:
    """Whether the body of a ``with`` statement waits for anything but what it has *made*."""
    calls = (step.call for _, step in steps(getattr(site.statement, "body", ()), site))
    named = ((call, site.blocking.name_of(call)) for call in calls)
    return any(
        not name.startswith(made[:-2]) and site.blocking.waits(call, name) for call, name in named
    )


def class_of_library(name: str, program: SemanticModel) -> str:
    """Return the class that the class *name* has its ``__exit__`` from, or *name* itself."""
    own = None if program.method_of(name, "__exit__") else program.classes.get(name)
    return next(iter(program.bases(own) if own else ()), name)
