"""Remove what completed a partial guard: the inverse of `planning.partial_guards`.

In guards that `apply` completes, the alarm is above the handler, with a blank line between them.
A main block that it makes contains nothing else. Neither is true of guards that it inserts whole.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from guard_codemod.guards.matcher import find_guards
from guard_codemod.guards.spec import GuardOptions
from guard_codemod.guards.templates import MAIN_HEADER
from guard_codemod.model import Text
from guard_codemod.planning.placement import blank_lines_above
from guard_codemod.rewriting.removal import Removal, dedented
from guard_codemod.semantic.logical_lines import last_line
from guard_codemod.semantic.main_block import find_suites

_ARMS = ("alarm", "setitimer")
_REGISTERS = ("signal",)


class _Added(NamedTuple):
    """The `statements` that completed the guard in `suite`, with the blank lines beside them.

    `sole` says that the suite held one call, and nothing else.
    """

    suite: list[ast.stmt]
    statements: list[ast.stmt]
    above: int = 0
    below: int = 0
    sole: bool = False


def plan_reversal(text: Text, tree: ast.Module) -> Removal | None:
    """Return the removal of what completed a partial guard in *text*, None if nothing did."""
    suites = [suite.body for suite in find_suites(tree) if isinstance(suite.body, list)]
    calls = [statement for suite in suites for statement in suite]
    if not all(any(_calls(statement, what) for statement in calls) for what in (_ARMS, _REGISTERS)):
        return None  # the guard is not complete
    candidates = (added for suite in suites if (added := _added(suite, text)))
    added = next(candidates, _Added([], []))
    ours = added.statements
    opened = [
        block
        for block in tree.body
        if isinstance(block, ast.If)
        and not (added.sole and block.body is added.suite)
        and _is_made_for_calls(block, ours, text)
    ]
    gone = {block.lineno for block in opened}
    if ours:
        first, last = ours[0].lineno - added.above, last_line(ours[-1]) + added.below
        gone.update(range(first, last + 1))
    changed: dict[int, str] = {}
    for block in opened:
        changed |= dedented(text, *block.body)
    if not gone:
        return None
    return Removal(min(gone), frozenset(gone), changed, ours, added.suite, opened)


def _added(suite: list[ast.stmt], text: Text) -> _Added | None:
    """Return what completed the guard in *suite*, if any: handler and registration, or an alarm."""
    for at, following in enumerate(suite[1:], 1):
        added = _added_at(suite, at, text)
        if added and blank_lines_above(_top(following, text), text.lines) == 1:
            return added
    return None


def _added_at(suite: list[ast.stmt], at: int, text: Text) -> _Added | None:
    """Return what completed the guard in *suite*, if the blank line is above index *at*."""
    statement, following = suite[at - 1 : at + 1]
    if _calls(statement, _ARMS) and _is_handler(suite[at : at + 2]):
        return _Added(suite, suite[at : at + 2], above=1)
    if _is_alarm(statement, text) and _calls(following, _REGISTERS):
        return _Added(suite, [statement], below=1)
    if len(suite) == 2 and _calls(statement, _REGISTERS) and _is_alarm(following, text):
        return _Added(suite, [following], above=1, sole=True)
    if len(suite) == 3 and _calls(following, _ARMS) and _is_handler(suite[:2]):
        return _Added(suite, suite[:2], above=1, below=1, sole=True)
    return None


def _is_handler(statements: Sequence[ast.stmt]) -> bool:
    """Whether *statements* are a guard of ours without its alarm."""
    match statements:
        case [ast.FunctionDef(args=ast.arguments(args=[ast.arg("_signum"), ast.arg("_frame")])), _]:
            function = ast.Attribute(ast.Name(_calls(statements[1], _REGISTERS)), "alarm")
            alarm = ast.Expr(ast.Call(function, [ast.Constant(1)], []))
            whole = ast.If(ast.Constant(value=True), [*statements, alarm], [])
            guards = find_guards(ast.Module([whole], []))
            return [guard.spec.options for guard in guards] == [GuardOptions()]
    return False


def _is_alarm(statement: ast.stmt, text: Text) -> bool:
    """Whether *statement* is spelled like the alarm that completes a guard."""
    line = text.lines[statement.lineno - 1].strip()
    return bool(_calls(statement, _ARMS)) and re.fullmatch(r"\w+\.alarm\(\d+\)", line) is not None


def _top(statement: ast.stmt, text: Text) -> int:
    """Return the first line of *statement*, including the comments right above it."""
    above = reversed(text.lines[: statement.lineno - 1])
    comments = itertools.takewhile(lambda line: line.lstrip().startswith("#"), above)
    return statement.lineno - sum(1 for _ in comments)


def _is_made_for_calls(block: ast.If, ours: Sequence[ast.stmt], text: Text) -> bool:
    """Whether *block* was made for calls of a guard that used to run on import."""
    left = [statement for statement in block.body if statement not in ours]
    registers = [bool(_calls(statement, _REGISTERS)) for statement in left]
    return (
        text.lines[block.lineno - 1].rstrip("\r\n") == MAIN_HEADER
        and not block.orelse
        and block.body[0].lineno == block.lineno + 1
        and registers in ([False], [True], [True, False])
        and all(
            _calls(statement, _ARMS) for statement in left[len(left) - registers.count(False) :]
        )
    )


def _calls(statement: ast.stmt, functions: Sequence[str]) -> str:
    """Return the module whose function, one of *functions*, *statement* calls, or ""."""
    match statement:
        case ast.Expr(ast.Call(ast.Attribute(ast.Name(module), name), [first, *_])):
            of_alarm = functions is _ARMS or ast.unparse(first).endswith("SIGALRM")
            return module if name in functions and of_alarm else ""
    return ""
