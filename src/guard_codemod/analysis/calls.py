"""What a call calls: dotted names with the file's import aliases resolved."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

Aliases = Mapping[str, str]


def import_aliases(nodes: Iterable[ast.AST]) -> dict[str, str]:
    """Map each name that the import statements among *nodes* bind to what it stands for.

    ``import a.b`` binds ``a`` to ``a``; ``from a import b as c`` binds ``c`` to ``a.b``.
    """
    aliases: dict[str, str] = {}
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.asname:
                    aliases[alias.asname] = alias.name
                else:
                    root = alias.name.partition(".")[0]
                    aliases[root] = root
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            for alias in node.names:
                aliases[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    return aliases


def dotted(node: ast.AST, aliases: Aliases) -> str:
    """Return the dotted name of *node*, or "" where it has none.

    A call inside the chain shows as ``()``: ``Server().run`` is ``Server().run``.
    """
    parts: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Call):
            node = node.func
            parts.append("()")
        elif isinstance(node, ast.Name):
            parts.append(aliases.get(node.id, node.id))
            return ".".join(reversed(parts)).replace(".()", "()")
        else:
            return ""


def statements(body: Iterable[ast.stmt], *, into_definitions: bool = False) -> Iterator[ast.stmt]:
    """Yield the statements of *body* and all that are nested in them, in source order."""
    stack = list(body)[::-1]
    while stack:
        statement = stack.pop()
        yield statement
        if into_definitions or not isinstance(statement, DEFINITIONS):
            stack.extend(nested_statements(statement)[::-1])


def nested_statements(statement: ast.stmt) -> list[ast.stmt]:
    """Return the statements of all suites of *statement*, in order."""
    if type(statement) in _SIMPLE:
        return []
    if isinstance(statement, DEFINITIONS):
        return statement.body
    nested: list[ast.stmt] = []
    for name in ("body", "handlers", "orelse", "finalbody", "cases"):
        suite = getattr(statement, name, ())
        if name in {"handlers", "cases"}:
            for child in suite:
                nested.extend(child.body)
        else:
            nested.extend(suite)
    return nested


def own_expressions(statement: ast.stmt) -> Iterator[ast.AST]:
    """Yield every node of the expressions of *statement* itself, in source order.

    What is in its suites, in a lambda or in a pattern is left out.
    """
    stack = _expressions_in(statement)
    while stack:
        node = stack.pop()
        yield node
        if type(node) not in _LEAVES:
            stack.extend(_expressions_in(node))


def _expressions_in(node: ast.AST) -> list[ast.AST]:
    """Return the direct children of *node* that are (parts of) expressions, last first."""
    children: list[ast.AST] = []
    for name in node._fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            children.extend(child for child in value if isinstance(child, _EXPRESSION_PARTS))
        elif isinstance(value, _EXPRESSION_PARTS):
            children.append(value)
    children.reverse()
    return children


_EXPRESSION_PARTS = (ast.expr, ast.keyword, ast.comprehension, ast.withitem, ast.arguments, ast.arg)
_LEAVES = frozenset({ast.Name, ast.Constant, ast.Lambda})

_SIMPLE = frozenset(
    {ast.Expr, ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Raise, ast.Assert, ast.Delete}
    | {ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Pass, ast.Break, ast.Continue}
)
# ``except*`` came with Python 3.11.
TRY = (ast.Try, getattr(ast, "TryStar", ast.Try))
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
