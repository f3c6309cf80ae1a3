"""Whether a thread or a child process is a daemon, for which the interpreter does not wait."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.lazy import memoized
from guard_codemod.rules.support.checker import Site
from guard_codemod.semantic.ast_utils import TRY, Function, last_name, statements, targets_of
from guard_codemod.semantic.linked_modules import linked_function
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.statement_index import StatementContext

Scope = Function | ast.ClassDef | ast.Module


def is_daemon(call: ast.Call, classes: Sequence[ast.ClassDef], site: Site) -> bool:
    """Whether *call*, of a class derived from local *classes*, seems to make a daemon."""
    if any(
        keyword.arg is None or (keyword.arg == "daemon" and _may_be_true(keyword.value))
        for keyword in call.keywords
    ):
        return True
    making = _making_daemons(site.program)
    if any(_is_in(made, context.statement) for made in classes for context in making):
        return True
    if any(
        context.function is site.function and (site.function or not context.owner)
        for context in making
    ):
        return True
    targets = targets_of(site.statement)
    kept = {*map(last_name, targets)}
    kept |= {last_name(target.value) for target in targets if isinstance(target, ast.Subscript)}
    return any(
        not kept.isdisjoint(_names_of_daemons(context)) for context in making
    ) or _is_passed_to_what_makes_daemons(kept, site)


def _names_of_daemons(placed: StatementContext) -> Iterator[str]:
    """Yield what *placed* makes a daemon, and what a loop around it takes that from."""
    for owner in _daemons(placed.statement):
        yield (name := last_name(owner))
        for loop in placed.within:
            if isinstance(loop, ast.For) and name in map(last_name, ast.walk(loop.target)):
                yield from filter(None, map(last_name, ast.walk(loop.iter)))


def _is_passed_to_what_makes_daemons(names: set[str], site: Site) -> bool:
    """Whether one of *names* is passed to a function that makes its argument a daemon."""
    program = site.program
    calls = (
        call
        for placed in site.spelling_here(names)
        for call, _ in program.calls(placed.statement)
        if not names.isdisjoint(map(last_name, call.args))
    )
    for call in calls:
        local = site.resolve(call.func)
        linked = linked_function(program.qualified(call.func), program)
        function = local[1] if local else linked.function if linked else None
        if function and any(True for node in statements(function.body) for _ in _daemons(node)):
            return True
    return False


def is_ended(methods: frozenset[str], site: Site) -> bool:
    """Whether the program calls one of *methods* on something, in the same class or function."""
    return bool(_calling(methods, site))


def is_joined(site: Site) -> bool:
    """Whether the class or function at *site* joins something without a timeout."""
    return any(
        last_name(call.func) == "join" and not (call.args or call.keywords)
        for placed in _calling(frozenset({"join"}), site)
        for call, _ in site.program.calls(placed.statement)
    )


def is_ended_on_the_way_out(methods: frozenset[str], site: Site) -> bool:
    """Whether it does so where an exception leads, or calls what does."""
    ending = _calling(methods, site)
    for _ in range(_CALLS_BETWEEN):
        names = {placed.function.name for placed in ending if placed.function is not None}
        ending += site.program.statements.spelling(names)
    return not names.isdisjoint(_CALLED_AT_THE_END) or any(
        is_on_the_way_out(placed) or "atexit" in ast.unparse(placed.statement) for placed in ending
    )


_CALLS_BETWEEN = 2
"""So many functions may stand between the end of the job and the call that ends something."""

_CALLED_AT_THE_END = ("__exit__", "__del__")


def is_on_the_way_out(placed: StatementContext) -> bool:
    """Whether the statement *placed* stands in a handler or a finally block."""
    return any(
        isinstance(parent, ast.ExceptHandler)
        or (
            isinstance(parent, TRY)
            and parent.finalbody
            and placed.statement.lineno >= parent.finalbody[0].lineno
        )
        for parent in placed.within
    )


def _calling(methods: frozenset[str], site: Site) -> list[StatementContext]:
    """Return the statements of the class or function at *site* that call one of *methods*."""
    scope = site.owner or site.scope
    return [
        placed
        for placed in site.program.statements.spelling(methods)
        if _is_in(scope, placed.statement)
        and any(
            isinstance(node, ast.Attribute) and node.attr in methods
            for call, _ in site.program.calls(placed.statement)
            for node in (call.func, *call.args)  # call_soon_threadsafe(loop.stop)
        )
    ]


@memoized
def _making_daemons(program: SemanticModel) -> list[StatementContext]:
    """Return the statements of *program* that make something a daemon."""
    return [
        placed
        for placed in program.statements.spelling(["daemon", "daemon_threads", "setDaemon"])
        if _makes_daemon(placed, program)
    ]


def _makes_daemon(placed: StatementContext, program: SemanticModel) -> bool:
    statement = placed.statement
    if any(True for _ in _daemons(statement)):
        return True
    if isinstance(statement, ast.Assign) and _DAEMON & {*map(last_name, statement.targets)}:
        return _may_be_true(statement.value)
    return any(
        last_name(call.func) == "__init__"
        and any(
            keyword.arg == "daemon" and _may_be_true(keyword.value) for keyword in call.keywords
        )
        for call, _ in program.calls(statement)
    )


_DAEMON = {"daemon", "daemon_threads"}


def _is_in(scope: Scope, statement: ast.stmt) -> bool:
    return isinstance(scope, ast.Module) or scope.lineno <= statement.lineno <= (
        scope.end_lineno or 0
    )


def _daemons(statement: ast.stmt) -> Iterator[ast.expr]:
    """Yield what *statement* makes a daemon."""
    match statement:
        case ast.Assign(targets, value) if _may_be_true(value):
            yield from (
                target.value
                for target in targets
                if isinstance(target, ast.Attribute) and target.attr in _DAEMON
            )
        case ast.Expr(ast.Call(ast.Attribute(owner, "setDaemon"), given)):
            yield from [owner] if all(map(_may_be_true, given)) else []


def _may_be_true(node: ast.expr) -> bool:
    return not isinstance(node, ast.Constant) or bool(node.value)
