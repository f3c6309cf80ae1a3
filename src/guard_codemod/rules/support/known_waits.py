"""Whether a file waits for something, as far as that is known: in most files, nothing does."""

from __future__ import annotations

import ast

from guard_codemod.data.call import TIME, Call
from guard_codemod.lazy import memoized
from guard_codemod.rules.support.checker import CheckContext
from guard_codemod.rules.support.linked import names_of_neighbors
from guard_codemod.semantic.blocking_analysis import Blocks
from guard_codemod.semantic.blocking_calls import reads_of_lines
from guard_codemod.semantic.keyword_filter import KeywordFilter, lines_with


def _may_wait(facts: Call) -> bool:
    return bool(
        facts.blocks
        or facts.needs_no_arguments
        or facts.backtracks
        or facts.on == TIME
        or facts.timeout_named
        or facts.timeout_at is not None
    )


_WAITS = KeywordFilter(concerns=_may_wait)


@memoized
def waits_for_something(context: CheckContext) -> bool:
    """Whether a call in the file may run a `COMMAND`, or wait for more, or is of its tree.

    If none does, no function of the file does either: there is no need to look into each.
    """
    program, blocking = context.program, context.blocking
    if names_of_neighbors(program):
        return True
    lines = lines_with([*_WAITS.spelled(program), "timeout"], program)
    calls = [
        call
        for statement, *_ in program.statements.on(lines)
        for call, _ in program.calls(statement)
    ]
    calls += (call for loop in program.statements.of(ast.For) for call in reads_of_lines(loop))
    waits = (blocking.of_known(call, blocking.name_of(call), repeated=True) for call in calls)
    return any(wait is not None and wait >= Blocks.COMMAND for wait in waits)
