"""A cheap look at the text for the lines that a detector has to look at."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from guard_codemod.semantic.model import Program
from guard_codemod.semantic.qualified_names import dotted
from guard_codemod.semantic.statement_index import own_lines


class KeywordFilter:
    """KeywordFilter of which one is spelled where a detector may find something, by the modules that have to be imported.

    ``os:execl,fork`` are two words to look for where ``os`` is imported, ``*:execl`` is one to look for everywhere, and
    ``ctypes`` is ``ctypes:ctypes``. A module is named once. ``def:close`` is a word where a function is called that.
    """

    def __init__(self, words: str) -> None:
        parts = (part.partition(":") for part in words.split())
        self._of = {module: (spelled or module).split(",") for module, _, spelled in parts}
        self._everywhere = self._of.get("*", ())
        self._defined = self._of.get("def", ())
        self._modules = frozenset(self._of)

    def __iter__(self) -> Iterator[str]:
        return (word for words in self._of.values() for word in words)

    def spelled(self, program: Program) -> list[str]:
        """Return the words that may concern *program*, in that it spells them."""
        text = program.content
        words = [word for word in self._defined if word in program.functions]
        words += [word for word in self._everywhere if word in text]
        for module in self._modules & program.modules:
            words += [word for word in self._of[module] if word in text]
        return words


def lines_with(words: Sequence[str], program: Program) -> frozenset[int]:
    """Return the lines with one of *words*, or with a name that stands for something with one.

    Such names are imported, made by a call, derived classes, or assigned at module level.
    """
    if not words:
        return frozenset()
    # What is made by a call concerns those who look for all of a module: for the rest, only what is called does.
    meanings = program.aliases.values()
    all_meanings = " ".join(meanings)
    meant_by = [word for word in words if word in all_meanings]
    of_modules = [word for word in meant_by if word in meanings]
    bound = {
        name
        for name, meant in (program.aliases.items() if meant_by else ())
        if any(word in meant for word in (of_modules if meant.endswith("()") else meant_by))
    }
    for name, definition in program.classes.items():
        bases = [dotted(base, program.aliases) for base in definition.bases]
        if any(base in bound or any(word in base for word in words) for base in bases):
            bound.add(name)
    near = program.statements.lines_of({*words, *bound})
    return frozenset(near | program.statements.lines_of(_assigned(program.tree, near)))


def _assigned(tree: ast.Module, lines: set[int]) -> set[str]:
    """Return the names that the module assigns on *lines*."""
    return {
        target.id
        for statement in tree.body
        if isinstance(statement, ast.Assign) and not lines.isdisjoint(own_lines(statement))
        for target in statement.targets
        if isinstance(target, ast.Name)
    }
