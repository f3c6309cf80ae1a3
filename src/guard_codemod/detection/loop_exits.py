"""What may leave a loop, and what of it somebody else does who stops the program."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from guard_codemod.data.conventions import STOP
from guard_codemod.lazy import dataclass
from guard_codemod.semantic.ast_utils import (
    DEFINITIONS,
    TRY,
    elements_of,
    last_name,
    nested_statements,
)
from guard_codemod.semantic.call_trace import steps_of
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import qualified_name

For = ast.For | ast.AsyncFor
Loop = For | ast.While


@dataclass
class LoopExits:
    """Tells what leaves the loops of *program*, which `stop_exceptions` stop."""

    program: SemanticModel
    stop_exceptions: set[str]

    def is_for_a_stop(self, handler: ast.ExceptHandler) -> bool:
        return any(
            isinstance(kind, (ast.Attribute, ast.Name))
            and self.program.qualified(kind) in self.stop_exceptions
            for kind in (ast.walk(handler.type) if handler.type else ())
        )

    def for_a_stop(self, statement: ast.Try) -> Iterator[ast.ExceptHandler]:
        return filter(self.is_for_a_stop, statement.handlers)

    def leaving(
        self, body: Iterable[ast.stmt], *, caught: bool = False, inner: bool = False
    ) -> Iterator[tuple[ast.stmt, bool]]:
        """Yield what may leave a loop with *body*, each with whether it is in a handler.

        Handlers of what stops the program are left out, and so are breaks of *inner* loops. What is
        done when somebody tells the program to stop is like a handler.
        """
        for statement in body:
            if isinstance(statement, DEFINITIONS):
                continue
            if isinstance(statement, TRY):
                for handler in statement.handlers:
                    if not self.is_for_a_stop(handler):
                        yield from self.leaving(handler.body, caught=True, inner=inner)
                nested = [*statement.body, *statement.orelse, *statement.finalbody]
            else:
                nested = nested_statements(statement)
                if isinstance(statement, ast.If) and flag(statement.test, self.program) is False:
                    nested = statement.orelse
            told = isinstance(statement, ast.If) and STOP.search(ast.unparse(statement.test))
            loops = inner or isinstance(statement, Loop)
            yield from self.leaving(nested, caught=caught or bool(told), inner=loops)
            if not nested and self._leaves(statement, inner=inner):
                yield statement, caught

    def _leaves(self, statement: ast.stmt, *, inner: bool) -> bool:
        if isinstance(statement, ast.Break):
            return not inner
        if isinstance(statement, (ast.Return, ast.Raise)):
            return True
        calls = self.program.calls(statement)
        nodes = (node for call, _ in calls for node in (call.func, *call.args[:1]))
        key = ("exits", *map(self.program.qualified, nodes))  # many branches call the same
        return self.program.keep(key, lambda: self._exits(statement))

    def _exits(self, statement: ast.stmt) -> bool:
        facts = (self.program.known(step.name) for step in steps_of(self.program, [statement]))
        return any(known.exits or known.may_exit for known in facts)


def flag(test: ast.expr, program: SemanticModel) -> bool | None:
    """Return the value of the variable or attribute *test*, if it is always the same."""
    if not isinstance(test, (ast.Attribute, ast.Name)):
        return None
    name = last_name(test)
    values = [*program.values_of(qualified_name(test, {})), *program.bound_to(name)]
    known = {getattr(value, "value", None) for value in values if last_name(value) != name}
    return known == {True} if known in ({True}, {False}) else None


def ends_no_work(handler: ast.ExceptHandler) -> bool:
    """Whether *handler* is for exceptions of any kind, or only for some that no work raises."""
    kinds = elements_of(handler.type) if handler.type else []
    return all(last_name(kind) in _NOT_OF_WORK for kind in kinds)


_NOT_OF_WORK = frozenset(
    {"BaseException", "CancelledError", "Exception", "ImportError", "ModuleNotFoundError"}
)
