"""Whether a thread or a child process that is made is a daemon, for which the process does not wait."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from guard_codemod.analysis.nodes import Function, own_expressions, statements
from guard_codemod.analysis.threats.walk import Visit

Scope = Function | ast.ClassDef | ast.Module


def is_daemon(call: ast.Call, classes: Sequence[ast.ClassDef], visit: Visit) -> bool:
    """Whether *call*, of a class that is made of those *classes* of the file, makes a daemon, as far as one can see."""
    if any(
        keyword.arg is None or (keyword.arg == "daemon" and _may_be_true(keyword.value)) for keyword in call.keywords
    ):
        return True
    if "aemon" not in visit.program.content:  # neither daemon nor setDaemon
        return False
    if any(visit.tour.once(_makes_daemons_anywhere, made) for made in classes):
        return True
    if visit.tour.once(_makes_daemons, visit.function or visit.program.tree):
        return True
    kept = {_last(target) for target in _targets(visit.statement)}
    return not kept.isdisjoint(visit.tour.once(_names_of_daemons, visit.program.tree))


def is_ended(methods: frozenset[str], visit: Visit) -> bool:
    """Whether the program calls one of *methods* on something, in the same class or function."""
    scope = visit.owner or visit.function or visit.program.tree
    return bool(methods) and not methods.isdisjoint(visit.tour.once(_methods_called, scope))


def _names_of_daemons(tree: ast.Module) -> frozenset[str]:
    """Return what *tree* calls, in any place, that it makes a daemon."""
    return frozenset(_last(owner) for statement in _all(tree.body) for owner in _daemons(statement))


def _makes_daemons_anywhere(definition: ast.ClassDef) -> bool:
    return any(map(_makes_daemon, _all(definition.body)))


def _makes_daemons(scope: Scope) -> bool:
    return any(map(_makes_daemon, statements(scope.body)))


def _methods_called(scope: Scope) -> frozenset[str]:
    return frozenset(
        node.func.attr
        for statement in _all(scope.body)
        for node in own_expressions(statement)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    )


def _makes_daemon(statement: ast.stmt) -> bool:
    if any(True for _ in _daemons(statement)):
        return True
    if isinstance(statement, ast.Assign) and any(_last(target) == "daemon" for target in statement.targets):
        return _may_be_true(statement.value)
    return any(
        isinstance(node, ast.Call)
        and _last(node.func) == "__init__"
        and any(keyword.arg == "daemon" and _may_be_true(keyword.value) for keyword in node.keywords)
        for node in own_expressions(statement)
    )


def _daemons(statement: ast.stmt) -> Iterator[ast.expr]:
    """Yield what *statement* makes a daemon."""
    if isinstance(statement, ast.Assign) and _may_be_true(statement.value):
        yield from (
            target.value
            for target in statement.targets
            if isinstance(target, ast.Attribute) and target.attr == "daemon"
        )
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        call = statement.value
        if isinstance(call.func, ast.Attribute) and call.func.attr == "setDaemon" and all(map(_may_be_true, call.args)):
            yield call.func.value


def _targets(statement: ast.stmt) -> list[ast.expr]:
    if isinstance(statement, ast.Assign):
        return statement.targets
    return [statement.target] if isinstance(statement, ast.AnnAssign) else []


def _all(body: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    return statements(body, into_definitions=True)


def _last(node: ast.expr) -> str:
    """Return the last part of the name *node*."""
    return str(getattr(node, "attr", getattr(node, "id", "")))


def _may_be_true(node: ast.expr) -> bool:
    return not isinstance(node, ast.Constant) or bool(node.value)
