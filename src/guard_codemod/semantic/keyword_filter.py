"""A cheap look at the text for the lines that a detector has to look at."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from guard_codemod.semantic.call_facts import CallFacts, Concerns
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
        _FILTERS.append(self)

    def spelled(self, program: SemanticModel) -> list[str]:
        """Return the words that may concern *program*, in that it spells them."""
        words = [word for word in self._defined if word in program.functions]
        return words + program.keep(
            ("spelled", len(_FILTERS)), lambda: _spelled_by_filter(program)
        ).get(self, [])

    def keywords(self, module: str, facts: CallFacts) -> Iterator[tuple[str, Sequence[str]]]:
        """Yield the words where *module* is imported, each with the patterns that *facts* have."""
        yield from ((word, ()) for word in self._of.get(module, ()))
        if self._concerns:
            yield from facts.keywords_of(module, self._concerns).items()


_FILTERS: list[KeywordFilter] = []


def _spelled_by_filter(program: SemanticModel) -> Mapping[KeywordFilter, list[str]]:
    """Return what *program* spells of the words of each filter: one look for all of them."""
    found: dict[KeywordFilter, list[str]] = defaultdict(list)
    joined = " ".join(program.statements.words)  # far shorter than the text
    is_spelled = cache(lambda pattern: _is_spelled(pattern, program, joined))
    for module in program.imported:
        whole, parts = _index(module, program.facts, len(_FILTERS))
        spelled = program.statements.words.intersection(whole)
        longer = [w for w in parts if w in (joined if w.isidentifier() else program.content)]
        for words in (spelled, longer):
            for word in words:
                for one, patterns in (whole if words is spelled else parts)[word]:
                    if not patterns or any(map(is_spelled, patterns)):
                        found[one].append(word)
    return found


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


_ByWord = Mapping[str, list[tuple[KeywordFilter, Sequence[str]]]]


@lru_cache(maxsize=1000)
def _index(module: str, facts: CallFacts, _count: int) -> tuple[_ByWord, _ByWord]:
    """Return the filters by word of files that import *module*: of whole words, and of others."""
    index: tuple[dict[str, list[Any]], dict[str, list[Any]]] = ({}, {})
    for one in _FILTERS:
        for word, patterns in one.keywords(module, facts):
            is_part = not word.isidentifier() or _is_part(word, " ".join(patterns))
            index[is_part].setdefault(word, []).append((one, patterns))
    return index


def _is_part(word: str, patterns: str) -> bool:
    """Whether *patterns* leave open how *word* goes on or begins."""
    return f"*{word}" in patterns or f"{word}*" in patterns


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
