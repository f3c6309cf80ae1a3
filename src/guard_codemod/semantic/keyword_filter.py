"""A cheap look at the text for the lines that a detector has to look at."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from guard_codemod.lazy import memoized
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
        self._concerns = concerns
        _ALL.append(self)

    def spelled(self, program: SemanticModel) -> Sequence[str]:
        """Return the words that may concern *program*, in that it spells them."""
        # All filters look at once; a rule that is imported later adds another one.
        words = _spelled(program, len(_ALL))
        return words.get(self, ())

    def keywords(self, module: str, facts: CallFacts) -> _Patterns:
        """Return the words to look for where *module* is imported, with their patterns."""
        of_facts = facts.keywords_of(module, self._concerns) if self._concerns else {}
        return {**of_facts, **dict.fromkeys(self._of.get(module, ()), ())}


_ALL: list[KeywordFilter] = []
_Filters = dict[tuple[str, bool], list[tuple[KeywordFilter, Sequence[str]]]]
"""The filters that look for each word, or for what it is a part of, with their patterns."""


@memoized
def _spelled(program: SemanticModel, _filters: int) -> dict[KeywordFilter, list[str]]:
    """Return the words of each filter that *program* spells."""
    words: dict[KeywordFilter, list[str]] = defaultdict(list)
    own, content = program.statements.words, program.content
    joined = " ".join(own)  # far shorter than the text
    spelled = cache(lambda pattern: _is_spelled(pattern, program, joined))
    for module in {*program.modules, "*", "def"}:
        names = own if module != "def" else program.functions
        for (word, is_part), filters in _keywords(module, program.facts, len(_ALL)).items():
            if word in (names if not is_part else joined if word.isidentifier() else content):
                for keyword_filter, patterns in filters:
                    if not patterns or any(map(spelled, patterns)):
                        words[keyword_filter].append(word)
    return words


@lru_cache(maxsize=10_000)
def _keywords(module: str, facts: CallFacts, _filters: int) -> _Filters:
    """Return the keywords of all filters where *module* is imported."""
    filters: _Filters = defaultdict(list)
    for keyword_filter in _ALL:
        for word, patterns in keyword_filter.keywords(module, facts).items():
            filters[word, _is_part(word, patterns)].append((keyword_filter, patterns))
    return filters


def _is_part(word: str, patterns: Sequence[str]) -> bool:
    """Whether a file may spell more than *word*, as *patterns* leave open or no name is."""
    open_ = any(f"*{word}" in pattern or f"{word}*" in pattern for pattern in patterns)
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
    for name, bases in _derived(program):
        if any(base in bound or any(word in base for word in words) for base in bases):
            bound.add(name)
    near = program.statements.lines_of({*words, *bound})
    assigned = _assigned(program)
    names = {name for name, lines in assigned if not near.isdisjoint(lines)}
    return frozenset(near | program.statements.lines_of(names))


@memoized
def _derived(program: SemanticModel) -> list[tuple[str, list[str]]]:
    """Return the classes of *program* with the names of their bases, if they have any."""
    classes = program.classes.items()
    return [(name, program.bases(made)) for name, made in classes if made.bases]


@memoized
def _assigned(program: SemanticModel) -> list[tuple[str, range]]:
    """Return the names that the module assigns, with the lines of the assignment."""
    return [
        (target.id, own_lines(statement))
        for statement in program.tree.body
        if isinstance(statement, ast.Assign)
        for target in statement.targets
        if isinstance(target, ast.Name)
    ]
