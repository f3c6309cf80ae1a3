"""Which names module-level code binds, and which of them is the module `signal`."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from guard_codemod.analysis.calls import DEFINITIONS, own_expressions, statements
from guard_codemod.model import Names

# All that the guard calls something, and what may stand for it. Most files hold none of these words.
_OF_THE_GUARD = re.compile(r"signal|timeout_handler|builtins|TimeoutError|import[\s\\]*\*")
_IDENTIFIER = re.compile(r"[^\W\d]\w*")
_GLOBAL = re.compile(r"\bglobal\b")


def find_names(tree: ast.Module, content: str) -> Names:
    """Return the names of *tree*.

    `Names.taken` is read off the text, and so holds the words of comments and strings too.
    """
    if content.isascii() and not _OF_THE_GUARD.search(content):
        return Names(None, 0, frozenset(), frozenset(), star_import=False)
    bindings: dict[str, list[ast.AST]] = defaultdict(list)
    star_import = False
    for statement in statements(tree.body):
        for name in _bound_by(statement):
            star_import = star_import or name == "*"
            bindings[name].append(statement)
    for node in statements(tree.body, into_definitions=True) if _GLOBAL.search(content) else ():
        if isinstance(node, ast.Global):
            for name in node.names:
                bindings[name].append(node)
    top_level = {id(statement): statement.lineno for statement in tree.body}
    signal_names = [
        (min(lines), name)
        for name, binders in bindings.items()
        if (lines := [top_level[id(binder)] for binder in binders if id(binder) in top_level])
        and all(_imports_signal_as(binder, name) for binder in binders)
    ]
    line, signal_module = min(signal_names) if signal_names and not star_import else (0, None)
    return Names(
        signal_module=signal_module,
        signal_import_line=line,
        bound=frozenset(bindings),
        taken=frozenset(_IDENTIFIER.findall(content)),
        star_import=star_import,
    )


def _imports_signal_as(binder: ast.AST, name: str) -> bool:
    return isinstance(binder, ast.Import) and all(
        alias.name == "signal" for alias in binder.names if (alias.asname or alias.name.partition(".")[0]) == name
    )


def _bound_by(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, DEFINITIONS):
        yield statement.name
        return
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        for alias in statement.names:
            yield alias.asname or alias.name.partition(".")[0]
        return
    for handler in getattr(statement, "handlers", ()):
        if handler.name:
            yield handler.name
    for node in own_expressions(statement):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id
    for case in getattr(statement, "cases", ()):
        for pattern in ast.walk(case.pattern):
            for name in (getattr(pattern, "name", None), getattr(pattern, "rest", None)):
                if name:
                    yield name
