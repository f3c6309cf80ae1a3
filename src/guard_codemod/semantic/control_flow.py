"""How a suite may end: what runs after it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Mapping, Sequence

from guard_codemod.semantic.ast_utils import TRY
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name

Exits = int
"""A set of `Exit` bits: a `Flag` would take half of the time of this analysis."""


class Exit:
    """How a suite may end. `RETURNS_VALUE` returns a value; `RAISES` is an exception or an exit."""

    NEVER: Exits = 0
    NORMAL: Exits = 1
    CONTINUES: Exits = 2
    BREAKS: Exits = 4
    RETURNS: Exits = 8
    RETURNS_VALUE: Exits = 16
    RAISES: Exits = 32


Decide = Callable[[ast.expr], "bool | None"]
"""Tells of a test what it comes to, if that is known."""


class ControlFlow:
    """Works out how suites of *program* end."""

    def __init__(self, program: SemanticModel) -> None:
        self._program = program
        self._known: dict[int, Exits] = {}
        self._fails: dict[int, bool] = {}

    def of(self, body: Iterable[ast.stmt], decide: Decide | None = None) -> Exits:
        """Return how *body* may end, where *decide* knows more of its tests."""
        ends = Exit.NEVER
        for statement in body:
            one = self._known.get(id(statement)) if decide is None else None
            if one is None:
                one = self._look_into(statement, decide)
                if decide is None:
                    self._known[id(statement)] = one
            ends |= one & ~Exit.NORMAL
            if not one & Exit.NORMAL:
                return ends
        return ends | Exit.NORMAL

    def _look_into(self, statement: ast.stmt, decide: Decide | None) -> Exits:
        if isinstance(statement, (ast.Expr, ast.Assign)):
            return Exit.RAISES if self._exits(statement.value) else Exit.NORMAL
        if isinstance(statement, ast.If):
            taken = decide(statement.test) if decide else None
            return (Exit.NEVER if taken is False else self.of(statement.body, decide)) | (
                Exit.NEVER if taken is True else self.of(statement.orelse, decide)
            )
        if isinstance(statement, ast.Return):
            if self._exits(statement.value):
                return Exit.RAISES
            return Exit.RETURNS if _is_nothing(statement.value) else Exit.RETURNS_VALUE
        if isinstance(statement, (ast.With, ast.AsyncWith)):
            return self.of(statement.body, decide)
        if isinstance(statement, (ast.For, ast.AsyncFor, ast.While)):
            return self._of_loop(statement, decide)
        if isinstance(statement, TRY):
            return self._of_try(statement, decide)
        if isinstance(statement, ast.Match):
            return self._any_of([case.body for case in statement.cases], decide) | Exit.NORMAL
        return _LEAVES.get(type(statement), Exit.NORMAL)

    def _of_loop(self, loop: ast.For | ast.AsyncFor | ast.While, decide: Decide | None) -> Exits:
        inside = self.of(loop.body, decide)
        endless = (
            isinstance(loop, ast.While)
            and isinstance(loop.test, ast.Constant)
            and bool(loop.test.value)
        )
        leaves = inside & ~(Exit.NORMAL | Exit.CONTINUES | Exit.BREAKS)
        if endless and not inside & Exit.BREAKS:
            return leaves
        return leaves | (
            Exit.NORMAL if endless or inside & Exit.BREAKS else self.of(loop.orelse, decide)
        )

    def _of_try(self, statement: ast.Try, decide: Decide | None) -> Exits:
        finally_ = self.of(statement.finalbody, decide)
        if not finally_ & Exit.NORMAL:
            return finally_
        return (
            self.of([*statement.body, *statement.orelse], decide)
            | self._any_of([handler.body for handler in statement.handlers], decide)
            | (finally_ & ~Exit.NORMAL)
        )

    def _any_of(self, suites: Iterable[Sequence[ast.stmt]], decide: Decide | None) -> Exits:
        ends = Exit.NEVER
        for suite in suites:
            ends |= self.of(suite, decide)
        return ends

    def _exits(self, value: ast.expr | None) -> bool:
        """Whether *value* is a call that never returns."""
        if not isinstance(value, ast.Call):
            return False
        name = qualified_name(value.func, self._program.aliases)
        owner, _, method = name.rpartition(".")
        local = self._program.resolve_call(name, None)
        if local is None and owner:  # as in ``self.fail``
            local = self._program.unique_method(method)
        if local is None:
            facts = self._program.known(name)
            return facts.exits or facts.may_exit or facts.replaces
        function = local[1]
        if id(function) not in self._fails:
            self._fails[id(function)] = False  # a recursive call of it returns, if any does
            self._fails[id(function)] = self.of(function.body) == Exit.RAISES
        return self._fails[id(function)]


_LEAVES: Mapping[type[ast.stmt], Exits] = {
    ast.Raise: Exit.RAISES,
    ast.Continue: Exit.CONTINUES,
    ast.Break: Exit.BREAKS,
}


def _is_nothing(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)
