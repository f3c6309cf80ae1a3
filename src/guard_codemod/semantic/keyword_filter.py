"""A cheap look at the text for the lines that a detector has to look at."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from guard_codemod.semantic.call_facts import Concerns, Keywords
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.statement_index import own_lines


class KeywordFilter:
    """Words of which a file spells one where a rule may find something.

    They are those in *words*, and those of all calls that the rule *concerns* by a fact. Each of
    *words* has a module before its colon: ``os:fork,kill`` are two words to look for where ``os``
    is imported, ``*:fork`` is one to look for everywhere, such as a built-in, and ``def:close`` is
    one where a function is called that.
    """

    def __init__(self, words: str = "", concerns: Concerns | None = None) -> None:
        parts = (part.partition(":") for part in words.split())
        self._of = {module: spelled.split(",") for module, _, spelled in parts}
        self._defined = self._of.pop("def", ())
        self._concerns = concerns

    def spelled(self, program: SemanticModel) -> list[str]:
        """Return the words that may concern *program*, in that it spells them."""
        words = [word for word in self._defined if word in program.functions]
        found: list[Keywords] = [self._of]
        if self._concerns:
            found.append(program.facts.keywords(self._concerns))
        for keywords in found:
            for module in keywords.keys() & program.imported:
                words += filter(program.spells, keywords[module])
        return words


def lines_with(words: Sequence[str], program: SemanticModel) -> frozenset[int]:
    """Return the lines with one of *words*, or with a name that stands for something with one.

    Such names are imported, made by a call, derived classes, or assigned at module level.
    """
    if not words:
        return frozenset()
    # Methods of call results matter only to rows that match a whole module.
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
        bases = program.bases(definition)
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
