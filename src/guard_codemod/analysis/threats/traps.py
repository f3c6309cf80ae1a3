"""What catches an exception in a statement, and how that goes on."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guard_codemod.analysis.calls import dotted
from guard_codemod.analysis.known import Names
from guard_codemod.analysis.nodes import TRY, Function, own_expressions, statements
from guard_codemod.analysis.program import Program
from guard_codemod.analysis.threats.catching import catcher, catches
from guard_codemod.analysis.threats.ending import End, Ends
from guard_codemod.analysis.threats.handling import Caught
from guard_codemod.analysis.threats.walk import Visit

_SUPPRESSES = Names("contextlib.suppress suppress")


@dataclass(frozen=True)
class Trap:
    """What swallows: the suites `guarded` may raise, `suite` is what it runs then, and it goes on as in `ends`."""

    what: str
    node: ast.expr | ast.stmt | ast.excepthandler
    guarded: Sequence[ast.stmt]
    ends: Ends
    suite: Sequence[ast.stmt] = ()


def traps(visit: Visit, raised: str) -> Iterator[Trap]:
    """Yield what in the statement visited catches *raised*."""
    statement = visit.statement
    if isinstance(statement, TRY):
        finally_ = visit.tour.endings.of(statement.finalbody)
        handler = catcher(statement, visit.program, raised)
        if not finally_ & End.FALLS:
            leaving = next(_leaving(statement.finalbody), statement)
            yield Trap(f"this {_word(leaving)} in finally", leaving, statement.body, finally_, statement.finalbody)
        elif handler is not None:
            decide = Caught(handler.name, visit.program, raised).decide
            ends = visit.tour.endings.of(handler.body, decide)
            yield Trap("this handler", handler, statement.body, ends, handler.body)
    elif isinstance(statement, (ast.With, ast.AsyncWith)):
        for item in statement.items:
            if _swallows(item.context_expr, visit, raised):
                yield Trap("this context manager", item.context_expr, statement.body, End.FALLS)


def _leaving(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    return (one for one in statements(body) if isinstance(one, (ast.Continue, ast.Break, ast.Return)))


def _word(statement: ast.stmt) -> str:
    return type(statement).__name__.lower()


def _swallows(manager: ast.expr, visit: Visit, raised: str) -> bool:
    program = visit.program
    if not isinstance(manager, ast.Call):
        return False
    name = dotted(manager.func, program.aliases)
    if name in _SUPPRESSES:
        return any(catches(argument, program, raised) for argument in manager.args)
    exits, generator = program.functions.get(f"{name}.__exit__"), program.functions.get(name)
    if generator is not None and _is_context_manager(generator, program):
        return any(_swallows_what_is_thrown_in(one, visit, raised) for one in statements(generator.body))
    return exits is not None and _returns_true(exits)


def _is_context_manager(function: Function, program: Program) -> bool:
    return any(dotted(decorator, program.aliases).endswith("contextmanager") for decorator in function.decorator_list)


def _swallows_what_is_thrown_in(statement: ast.stmt, visit: Visit, raised: str) -> bool:
    """Whether *statement*, of a generator that is a context manager, goes on after what is raised at its ``yield``."""
    handler = catcher(statement, visit.program, raised)
    if not isinstance(statement, TRY) or handler is None or not any(map(_yields, statements(statement.body))):
        return False
    decide = Caught(handler.name, visit.program, raised).decide
    return not visit.tour.endings.of(handler.body, decide) & End.FAILS


def _yields(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.Yield) for node in own_expressions(statement))


def _returns_true(function: Function) -> bool:
    returns = [one for one in statements(function.body) if isinstance(one, ast.Return)]
    return bool(returns) and all(isinstance(one.value, ast.Constant) and one.value.value is True for one in returns)
