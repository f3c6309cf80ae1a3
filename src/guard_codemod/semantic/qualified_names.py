"""What a call calls: qualified names with the file's import aliases resolved."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Mapping
from typing import Any, NamedTuple

Aliases = Mapping[str, str]


class CallEvent(NamedTuple):
    """One call.

    `unconditional` says that every run makes it. `within` lists the local functions followed to
    it, outermost first. `inside` lists the ``try`` and ``with`` statements and the loops around it
    in all these functions, from the main block on.
    """

    call: ast.Call
    name: str
    unconditional: bool
    within: tuple[str, ...]
    inside: tuple[ast.stmt, ...] = ()


def import_aliases(nodes: Iterable[ast.AST]) -> dict[str, str]:
    """Map each name that imports among *nodes* bind to what it stands for.

    ``import a.b`` binds ``a`` to ``a``; ``from a import b as c`` binds ``c`` to ``a.b``; ``from .a
    import b`` binds ``b`` to ``.a.b``.
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
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                aliases[alias.asname or alias.name] = imported_from(node) + alias.name
    return aliases


def imported_from(node: ast.ImportFrom) -> str:
    """Return what comes before the names that *node* imports."""
    return "." * node.level + (f"{node.module}." if node.module else "")


def qualified_name(node: Any, aliases: Aliases) -> str:
    """Return the qualified name of *node*, or "" where it has none.

    A call inside the chain shows as ``()``: ``Server().run`` is ``Server().run``.
    """
    behind = ""
    while True:
        kind = type(node)
        if kind is ast.Name:
            name: str = node.id
            return aliases.get(name, name) + behind
        if kind is ast.Attribute:
            behind = f".{node.attr}{behind}"
            node = node.value
        elif kind is ast.Call:
            behind = f"(){behind}"
            node = node.func
        else:
            return ""


def known_prefix(name: str, known: Container[str]) -> str | None:
    """Return the shortest beginning of the qualified *name* that is *known*, if any."""
    end = name.find(".")
    while end >= 0:
        if name[:end] in known:
            return name[:end]
        end = name.find(".", end + 1)
    return name if name in known else None
