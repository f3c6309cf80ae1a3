"""TG111: the job never ends by itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from guard_codemod.detection.block_kind import BlockKind
from guard_codemod.model import Finding
from guard_codemod.rules.base import HazardRule
from guard_codemod.rules.support.checker import CheckContext
from guard_codemod.semantic.ast_utils import (
    DEFINITIONS,
    LOOPS,
    NAMES,
    is_endless,
    nested_statements,
)
from guard_codemod.semantic.keyword_filter import KeywordFilter


class NeverEnds(HazardRule):
    """Reports loops that nothing leaves in a run without options.

    A loop that waits for others, or runs until somebody stops it, is that of a service, not of a
    job.
    Source: https://docs.python.org/3/reference/compound_stmts.html#the-while-statement
    """

    summary = "the job never ends by itself"
    why = (
        "Nothing leaves the loop but an error, so the guard ends each run with a TimeoutError,"
        " however well the run went."
    )
    help = (
        "leave the loop when the work is done; if it is a service, add # guard-codemod: skip-file"
    )
    mitigated_by = ()
    known_limits = (
        "A loop that is meant to end when its call raises is reported unless something handles the"
        " exception."
    )
    precision = "2 of 2 findings at high confidence"
    bad = """\
import time
import urllib.request

if __name__ == "__main__":
    while True:
        urllib.request.urlopen("http://127.0.0.1/", timeout=10).read()
        time.sleep(60)
"""
    good = """\
import time
import urllib.request

if __name__ == "__main__":
    for _ in range(60):
        urllib.request.urlopen("http://127.0.0.1/", timeout=10).read()
        time.sleep(60)
"""
    is_about_services = True
    keywords = KeywordFilter("itertools:count,cycle,repeat")

    @classmethod
    def check(cls, context: CheckContext) -> Iterator[Finding]:
        program = context.program
        loops: list[ast.While | ast.For] = [*filter(is_endless, program.statements.of(ast.While))]
        if cls.keywords.spelled(program):
            loops += (
                loop
                for loop in program.statements.of(ast.For)
                if program.facts_of(loop.iter).endless
            )
        if all(map(_is_left, loops)):
            return
        from guard_codemod.detection.ending import ending_of  # not at the top: few need it

        ending = ending_of(program)
        if ending and ending.kind is BlockKind.ENDLESS and not _is_cancelled(ending.line, context):
            message = "nothing leaves this loop: the job never ends by itself"
            yield cls.finding(message, ending.line, ending.column)


def _is_left(loop: ast.While | ast.For) -> bool:
    """Whether a ``break`` or a ``return`` surely leaves *loop*, by a cheap look at it."""
    left = [(statement, False) for statement in loop.body]
    while left:
        statement, inner = left.pop()
        if isinstance(statement, ast.Return) or (isinstance(statement, ast.Break) and not inner):
            return True
        may_never_run = isinstance(getattr(statement, "test", None), NAMES)  # a flag that is False
        if not (may_never_run or isinstance(statement, DEFINITIONS)):
            inner |= isinstance(statement, LOOPS)
            left += ((nested, inner) for nested in nested_statements(statement))
    return False


def _is_cancelled(line: int, context: CheckContext) -> bool:
    """Whether the loop on *line* is in a coroutine, and the job cancels one."""
    around = (placed.function for placed in context.program.statements.on([line]))
    return context.program.spells(".cancel(") and any(
        isinstance(function, ast.AsyncFunctionDef) for function in around
    )
