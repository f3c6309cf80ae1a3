"""A cheap look at the text for the lines that a detector has to look at."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from guard_codemod.semantic.call_facts import CallFacts, Concerns
from guard_codemod.semantic.model import SemanticModel
from guard_codemod.semantic.statement_index import own_lines

_Patterns = Mapping[str, Sequence[str]]


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
        return program.keep(self, lambda: self._spelled(program))

    def _spelled(self, program: SemanticModel) -> list[str]:
        found = [word for word in self._defined if word in program.functions]
        own = program.statements.words
        joined = program.keep("words", lambda: " ".join(own))  # far shorter than the text
        for module in program.imported:
            whole, parts = _keywords(self, module, program.facts)
            longer = (w for w in parts if w in (joined if w.isidentifier() else program.content))
            for word in (*own.intersection(whole), *longer):
                patterns = whole.get(word) or parts.get(word)
                if not patterns or any(_is_spelled(one, program, joined) for one in patterns):
                    found.append(word)
        return found

    def keywords(self, module: str, facts: CallFacts) -> _Patterns:
        """Return the words to look for where *module* is imported, with their patterns."""
        of_facts = facts.keywords_of(module, self._concerns) if self._concerns else {}
        return {**of_facts, **dict.fromkeys(self._of.get(module, ()), ())}


@lru_cache(maxsize=10_000)
def _keywords(one: KeywordFilter, module: str, facts: CallFacts) -> tuple[_Patterns, _Patterns]:
    """Return the keywords of *one* that are whole words, and the others."""
    found = one.keywords(module, facts)
    parts = {word: patterns for word, patterns in found.items() if _is_part(word, patterns)}
    return {word: found[word] for word in found.keys() - parts}, parts


def _is_part(word: str, patterns: Sequence[str]) -> bool:
    """Whether a file may spell more than *word*, as *patterns* leave open or no name is."""
    open_ = any(f"*{word}" in one or f"{word}*" in one for one in patterns)
    return open_ or not word.isidentifier()


def _is_spelled(pattern: str, program: SemanticModel, joined: str) -> bool:
    """Whether *program*, whose words are *joined*, may have a name that *pattern* matches."""
    whole, parts, method = _parts_of(pattern)
    return (
        whole <= program.statements.words
        and all(part in joined for part in parts)
        and (
            not method
            or f".{method}" in program.content
            or any(meant.endswith(f".{method}") for meant in program.aliases.values())
            or program.statements.continues_with(method)
        )
    )


@cache
def _parts_of(pattern: str) -> tuple[frozenset[str], list[str], str]:
    """Return the words of *pattern* behind its module, parts of words, and its last attribute."""
    words = pattern.replace("()", "").split(".")
    parts = [part for word in words if "*" in word for part in word.split("*")]
    method = words[-1] if words[1:] and "*" not in words[-1] else ""
    return frozenset(word for word in words[1:] if "*" not in word), parts, method


def lines_with(words: Sequence[str], program: SemanticModel) -> frozenset[int]:
    """Return the lines with one of *words*, or with a name that stands for something with one.

    Such names are imported, made by a call, derived classes, or assigned at module level.
    """
    if not words:
        return frozenset()
    # Methods of call results matter only to rows that match a whole module.
    meanings = program.aliases.values()
    all_meanings = program.keep("meanings", lambda: " ".join(meanings))
    meant_by = [word for word in words if word in all_meanings]
    of_modules = [word for word in meant_by if word in meanings]
    bound = {
        name
        for name, meant in (program.aliases.items() if meant_by else ())
        if any(word in meant for word in (of_modules if meant.endswith("()") else meant_by))
    }
    for name, bases in program.memoize(_derived, program):
        if any(base in bound or any(word in base for word in words) for base in bases):
            bound.add(name)
    near = program.statements.lines_of({*words, *bound})
    assigned = program.memoize(_assigned, program)
    names = {name for name, lines in assigned if not near.isdisjoint(lines)}
    return frozenset(near | program.statements.lines_of(names))


def _derived(program: SemanticModel) -> list[tuple[str, list[str]]]:
    """Return the classes of *program* with the names of their bases, if they have any."""
    classes = program.classes.items()
    return [(name, program.bases(made)) for name, made in classes if made.bases]


def _assigned(program: SemanticModel) -> list[tuple[str, range]]:
    """Return the names that the module assigns, with the lines of the assignment."""
    return [
        (target.id, own_lines(statement))
        for statement in program.tree.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    ]
