"""The calls that a program makes when it runs, in order, with its own functions followed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence

from guard_codemod.data.call import PROGRAM
from guard_codemod.lazy import frozen
from guard_codemod.semantic.ast_utils import (
    DEFINITIONS,
    FUNCTIONS,
    IMPORTS,
    LOOPS,
    NAMES,
    SIMPLE,
    TRY,
    WITH,
    Function,
    is_endless,
    is_none,
    last_name,
    nested_statements,
    own_expressions,
    statements,
)
from guard_codemod.semantic.main_block import evaluate_main_test, is_main_case
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.qualified_names import Aliases, CallEvent


@frozen
class ImportEvent:
    """One import statement that is run; `unconditional` and `within` are as of a `CallEvent`."""

    statement: ast.Import | ast.ImportFrom
    unconditional: bool
    within: tuple[str, ...]


def steps_of(
    program: SemanticModel,
    body: Iterable[ast.AST],
    owner: str | None = None,
    *,
    surely: bool = False,
) -> Iterator[CallEvent]:
    """Yield the calls of *body*, in class *owner*, and of the local functions it runs.

    If *surely*, only those that are made on every run.
    """
    steps = _TraceWalker(program, surely=surely).body(body, True, (), owner)
    return (step for step in steps if isinstance(step, CallEvent))


def run(program: SemanticModel) -> Iterator[tuple[ast.stmt, CallEvent]]:
    """Yield the calls of a run as ``__main__``, each with its module-level statement.

    The part of the trace that an earlier call has walked is reused.
    """
    known = len(program.trace_prefix)
    yield from program.trace_prefix[:known]
    steps = (
        (top, step)
        for top, step in _run(program, _TraceWalker(program))
        if isinstance(step, CallEvent)
    )
    for at, traced in enumerate(steps):
        if at == len(program.trace_prefix):
            program.trace_prefix.append(traced)
        if at >= known:
            yield traced


def run_and_import(program: SemanticModel) -> Iterator[tuple[ast.stmt, CallEvent | ImportEvent]]:
    """Like `run`, with the import statements between the calls.

    Code is conditional here if some platforms skip it, or if it follows a conditional ``return``.
    """
    return _run(program, _TraceWalker(program, strictly=True))


def run_by_definitions(program: SemanticModel) -> Iterator[tuple[ast.stmt, CallEvent]]:
    """Yield the calls that definitions at module level make where they stand, each with its own.

    Those are in decorators, in defaults, and in the bodies of classes.
    """
    for statement in program.tree.body:
        if isinstance(statement, DEFINITIONS):
            for step in _TraceWalker(program, strictly=True).body([statement], True, (), None):
                if isinstance(step, CallEvent):
                    yield statement, step


def _run(
    program: SemanticModel, walk: _TraceWalker
) -> Iterator[tuple[ast.stmt, CallEvent | ImportEvent]]:
    for statement in program.tree.body:
        for step in walk.body([statement], True, (), None):
            yield statement, step


class _TraceWalker:
    """One walk over a program; each function is followed once, so that it stays linear."""

    def __init__(
        self, program: SemanticModel, *, strictly: bool = False, surely: bool = False
    ) -> None:
        self._program = program
        self._strictly = strictly
        self._surely = surely
        self._followed: set[str] = set()

    def body(
        self,
        body: Iterable[ast.AST],
        unconditional: bool,
        within: tuple[str, ...],
        owner: str | None,
        inside: tuple[ast.stmt, ...] = (),
    ) -> Iterator[CallEvent | ImportEvent]:
        for node in body:
            kind = type(node)
            if kind in DEFINITIONS and not self._strictly:
                continue
            if isinstance(node, IMPORTS):
                yield ImportEvent(node, unconditional, within)
                continue
            for call, sure in self._program.calls(node):
                if self._surely and not sure:
                    continue
                name = self._program.qualified(call.func)
                yield CallEvent(call, name, unconditional and sure, within, inside)
                local = self._followed_from(call, name, len(within), owner)
                if local is not None:
                    key, function = local
                    deeper = (*within, key)
                    owner_of = key.rpartition(".")[0] or owner
                    yield from self.body(
                        function.body, unconditional and sure, deeper, owner_of, inside
                    )
            if kind in _LEAVES_THE_SUITE:
                return
            if kind in FUNCTIONS:
                continue
            if kind in SIMPLE or not isinstance(node, ast.stmt):
                continue
            for suite, taken in _suites(node, None if self._strictly else self._program.aliases):
                if taken is False and self._surely and suite is getattr(node, "body", None):
                    taken = asks_for_default(node, self._program)
                runs = True if taken is None else unconditional and taken
                if suite and (runs or not self._surely):
                    around = (
                        ()
                        if taken is None
                        else (*inside, node)
                        if _is_around(node, suite)
                        else inside
                    )
                    yield from self.body(suite, runs, within, owner, around)
            if self._strictly and within:
                nested = statements(nested_statements(node))
                returns = any(isinstance(statement, ast.Return) for statement in nested)
                unconditional = unconditional and not returns

    def _followed_from(
        self, call: ast.Call, name: str, depth: int, owner: str | None
    ) -> tuple[str, Function] | None:
        """Return the local function that *call* of *name* runs, unless followed before."""
        if call.args and self._program.known(name).runs == PROGRAM:
            name = self._program.qualified(call.args[0])
        local = self._program.resolve_call(name, owner) if depth < DEEPEST else None
        if local is None or local[0] in self._followed or self._program.is_generator(local[1]):
            return None
        self._followed.add(local[0])
        return local


DEEPEST = 20
"""Functions that are called by more others than these, one by the other, are not followed."""

_LEAVES_THE_SUITE = frozenset({ast.Return, ast.Raise, ast.Break, ast.Continue})


def _is_around(statement: ast.stmt, suite: Sequence[ast.AST]) -> bool:
    """Whether *suite* of *statement* counts as inside it for a `CallEvent`: not ``else`` suites."""
    return isinstance(statement, _AROUND) and suite is not getattr(statement, "orelse", None)


_AROUND = (*TRY, *WITH, *LOOPS)


def _suites(
    statement: ast.stmt, aliases: Aliases | None
) -> Sequence[tuple[Sequence[ast.AST], bool | None]]:
    """Return the suites of *statement*, each with whether it runs when the statement does.

    None stands for a suite that runs only as ``__main__``, whatever other conditions it has. With
    *aliases*, tests of the platform are ignored in the same way.
    """
    if isinstance(statement, ast.If):
        as_main, as_import = (
            evaluate_main_test(statement.test),
            evaluate_main_test(statement.test, as_main=False),
        )
        if as_main is not False and as_import is False:
            return (statement.body, None), (statement.orelse, False)
        if as_main is False:
            return (statement.body, False), (statement.orelse, None if as_import is True else True)
        taken = as_main is True or (
            aliases is not None and is_platform_test(statement.test, aliases)
        )
        return (statement.body, taken), (statement.orelse, False)
    if isinstance(statement, TRY):
        handlers = [child for handler in statement.handlers for child in handler.body]
        return (
            (statement.body, True),
            (statement.orelse, True),
            (handlers, False),
            (statement.finalbody, True),
        )
    if isinstance(statement, (*WITH, ast.ClassDef)):
        return ((statement.body, True),)
    if isinstance(statement, ast.While):
        return (statement.body, is_endless(statement)), (statement.orelse, False)
    if isinstance(statement, ast.Match):
        return tuple(
            (case.body, None if is_main_case(statement, case) else False)
            for case in statement.cases
        )
    return ((nested_statements(statement), False),)


def is_for_windows(test: ast.expr) -> bool | None:
    """Return whether *test* is true on Windows alone, or false there; None if it is another."""
    text = ast.unparse(test)
    if not re.search(r"\b(?:platform|os\.name)\b", text):
        return None
    match = re.search(
        r"""(==|!=|\bin\b|startswith\()\s*\(?['"](win\w*|Windows|nt|cygwin)\b""", text
    )
    return None if match is None else match[1] != "!=" and not text.startswith("not ")


def asks_for_default(statement: ast.stmt, program: SemanticModel) -> bool:
    """Whether *statement* tests ``x is None``, and all known values of ``x`` are None."""
    test = getattr(statement, "test", None)
    if not isinstance(test, ast.Compare) or not is_none(test.comparators[0]):
        return False
    name = last_name(test.left) if isinstance(test.ops[0], ast.Is) else ""
    values = [
        value
        for key, function in program.parameters.get(name, ())
        if statement in statements(function.body)
        for value in program.given_for(name, key, function)
    ] or program.values_of(name)
    return bool(values) and all(is_none(value) or last_name(value) == name for value in values)


def is_platform_test(test: ast.expr, aliases: Aliases) -> bool:
    """Whether *test* only asks if this platform has the alarm, as portable guards do."""
    names = {
        node.attr if isinstance(node, ast.Attribute) else aliases.get(node.id, node.id)
        for node in (test, *own_expressions(test))
        if isinstance(node, NAMES)
    }
    return (
        bool(names & {"hasattr", "platform", "system"})
        and bool(names & {"signal", "sys", "platform"})
    ) or ("os" in names and "name" in names)
