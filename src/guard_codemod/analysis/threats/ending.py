"""How a suite may end: what runs after it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Flag, auto

from guard_codemod.analysis.calls import TRY, dotted
from guard_codemod.analysis.flow import Program
from guard_codemod.analysis.known import Names


class End(Flag):
    """The ways in which a suite may end; `ANSWERS` is a return with a value, `FAILS` an exception or an exit."""

    NOT = 0
    FALLS = auto()
    CONTINUES = auto()
    BREAKS = auto()
    RETURNS = auto()
    ANSWERS = auto()
    FAILS = auto()


_EXITS = Names("""
    sys.exit exit quit os._exit os.abort **.die **.fatal **.bail **.bail_out **.abort **.fail_json **.exit_json
    **.exit **.sysexit **.exit_with_error **.exit_error *.parser.error parser.error *parser().error *Parser().error
    os.exec* pytest.fail pytest.skip **.skipTest
""")

Decide = Callable[[ast.expr], "bool | None"]


@dataclass(frozen=True)
class Endings:
    """Works out how suites of *program* end; `decide` knows of some tests what they come to."""

    program: Program
    decide: Decide = lambda _test: None
    within: tuple[int, ...] = ()

    def of(self, body: Iterable[ast.stmt]) -> End:
        """Return how *body* may end."""
        ends = End.NOT
        for statement in body:
            one = self._of_statement(statement)
            ends |= one & ~End.FALLS
            if not one & End.FALLS:
                return ends
        return ends | End.FALLS

    def _of_statement(self, statement: ast.stmt) -> End:
        if isinstance(statement, ast.Raise):
            return End.FAILS
        if isinstance(statement, ast.Continue):
            return End.CONTINUES
        if isinstance(statement, ast.Break):
            return End.BREAKS
        if isinstance(statement, ast.Return):
            if self._exits(statement.value):
                return End.FAILS
            return End.RETURNS if _is_nothing(statement.value) else End.ANSWERS
        if isinstance(statement, (ast.Expr, ast.Assign)):
            return End.FAILS if self._exits(statement.value) else End.FALLS
        if isinstance(statement, ast.If):
            taken = self.decide(statement.test)
            return (End.NOT if taken is False else self.of(statement.body)) | (
                End.NOT if taken is True else self.of(statement.orelse)
            )
        if isinstance(statement, (ast.With, ast.AsyncWith)):
            return self.of(statement.body)
        if isinstance(statement, (ast.For, ast.AsyncFor, ast.While)):
            return self._of_loop(statement)
        if isinstance(statement, TRY):
            return self._of_try(statement)
        if isinstance(statement, ast.Match):
            return self._any_of([case.body for case in statement.cases]) | End.FALLS
        return End.FALLS

    def _of_loop(self, loop: ast.For | ast.AsyncFor | ast.While) -> End:
        inside = self.of(loop.body)
        endless = isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant) and bool(loop.test.value)
        leaves = inside & ~(End.FALLS | End.CONTINUES | End.BREAKS)
        if endless and not inside & End.BREAKS:
            return leaves
        return leaves | (End.FALLS if endless or inside & End.BREAKS else self.of(loop.orelse))

    def _of_try(self, statement: ast.Try) -> End:
        finally_ = self.of(statement.finalbody)
        if not finally_ & End.FALLS:
            return finally_
        return (
            self.of([*statement.body, *statement.orelse])
            | self._any_of([handler.body for handler in statement.handlers])
            | (finally_ & ~End.FALLS)
        )

    def _any_of(self, suites: Sequence[Sequence[ast.stmt]]) -> End:
        ends = End.NOT
        for suite in suites:
            ends |= self.of(suite)
        return ends

    def _exits(self, value: ast.expr | None) -> bool:
        """Whether *value* is a call that never returns."""
        if not isinstance(value, ast.Call):
            return False
        name = dotted(value.func, self.program.aliases)
        local = self.program.local_function(name, None) or self.program.local_function(self._method(name), None)
        if local is None:
            return name in _EXITS
        if id(local[1]) in self.within or len(self.within) > 5:
            return False
        deeper = Endings(self.program, within=(*self.within, id(local[1])))
        return deeper.of(local[1].body) == End.FAILS

    def _method(self, name: str) -> str:
        """Return the key of the one method of the program that *name*, as in ``self.fail``, may mean."""
        last = name.rpartition(".")[2]
        keys = [key for key in self.program.functions if key.endswith(f".{last}")] if "." in name else []
        return keys[0] if len(keys) == 1 else ""


def _is_nothing(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)
