"""How a suite may end: what runs after it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence

from guard_codemod.data.known_calls import Names
from guard_codemod.semantic.ast_utils import TRY
from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted

Ends = int
"""A set of the ways of `End`, as bits: a `Flag` would make up half of the time that this takes."""


class End:
    """The ways in which a suite may end; `ANSWERS` is a return with a value, `FAILS` an exception or an exit."""

    NOT: Ends = 0
    FALLS: Ends = 1
    CONTINUES: Ends = 2
    BREAKS: Ends = 4
    RETURNS: Ends = 8
    ANSWERS: Ends = 16
    FAILS: Ends = 32


_EXITS = Names("""
    sys.exit exit quit os._exit os.abort **.die **.fatal **.bail **.bail_out **.abort **.fail_json **.exit_json
    **.exit **.sysexit **.exit_with_error **.exit_error *.parser.error parser.error *parser().error *Parser().error
    os.exec* pytest.fail pytest.skip **.skipTest
""")

Decide = Callable[[ast.expr], "bool | None"]
"""Tells of a test what it comes to, if that is known."""


class Endings:
    """Works out how suites of *program* end."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._known: dict[int, Ends] = {}
        self._fails: dict[int, bool] = {}

    def of(self, body: Iterable[ast.stmt], decide: Decide | None = None) -> Ends:
        """Return how *body* may end, where *decide* knows more of its tests."""
        ends = End.NOT
        for statement in body:
            one = self._known.get(id(statement)) if decide is None else None
            if one is None:
                one = self._look_into(statement, decide)
                if decide is None:
                    self._known[id(statement)] = one
            ends |= one & ~End.FALLS
            if not one & End.FALLS:
                return ends
        return ends | End.FALLS

    def _look_into(self, statement: ast.stmt, decide: Decide | None) -> Ends:
        if isinstance(statement, (ast.Expr, ast.Assign)):
            return End.FAILS if self._exits(statement.value) else End.FALLS
        if isinstance(statement, ast.If):
            taken = decide(statement.test) if decide else None
            return (End.NOT if taken is False else self.of(statement.body, decide)) | (
                End.NOT if taken is True else self.of(statement.orelse, decide)
            )
        if isinstance(statement, ast.Return):
            if self._exits(statement.value):
                return End.FAILS
            return End.RETURNS if _is_nothing(statement.value) else End.ANSWERS
        if isinstance(statement, (ast.With, ast.AsyncWith)):
            return self.of(statement.body, decide)
        if isinstance(statement, (ast.For, ast.AsyncFor, ast.While)):
            return self._of_loop(statement, decide)
        if isinstance(statement, TRY):
            return self._of_try(statement, decide)
        if isinstance(statement, ast.Match):
            return self._any_of([case.body for case in statement.cases], decide) | End.FALLS
        return _LEAVES.get(type(statement), End.FALLS)

    def _of_loop(self, loop: ast.For | ast.AsyncFor | ast.While, decide: Decide | None) -> Ends:
        inside = self.of(loop.body, decide)
        endless = (
            isinstance(loop, ast.While)
            and isinstance(loop.test, ast.Constant)
            and bool(loop.test.value)
        )
        leaves = inside & ~(End.FALLS | End.CONTINUES | End.BREAKS)
        if endless and not inside & End.BREAKS:
            return leaves
        return leaves | (
            End.FALLS if endless or inside & End.BREAKS else self.of(loop.orelse, decide)
        )

    def _of_try(self, statement: ast.Try, decide: Decide | None) -> Ends:
        finally_ = self.of(statement.finalbody, decide)
        if not finally_ & End.FALLS:
            return finally_
        return (
            self.of([*statement.body, *statement.orelse], decide)
            | self._any_of([handler.body for handler in statement.handlers], decide)
            | (finally_ & ~End.FALLS)
        )

    def _any_of(self, suites: Iterable[Sequence[ast.stmt]], decide: Decide | None) -> Ends:
        ends = End.NOT
        for suite in suites:
            ends |= self.of(suite, decide)
        return ends

    def _exits(self, value: ast.expr | None) -> bool:
        """Whether *value* is a call that never returns."""
        if not isinstance(value, ast.Call):
            return False
        name = dotted(value.func, self._program.aliases)
        owner, _, method = name.rpartition(".")
        local = self._program.local_function(name, None)
        if local is None and owner:  # as in ``self.fail``
            local = self._program.only_method(method)
        if local is None:
            return name in _EXITS
        function = local[1]
        if id(function) not in self._fails:
            self._fails[id(function)] = False  # a recursive call of it returns, if any does
            self._fails[id(function)] = self.of(function.body) == End.FAILS
        return self._fails[id(function)]


_LEAVES: Mapping[type[ast.stmt], Ends] = {
    ast.Raise: End.FAILS,
    ast.Continue: End.CONTINUES,
    ast.Break: End.BREAKS,
}


def _is_nothing(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)
