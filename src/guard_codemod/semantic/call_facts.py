"""Answers what is known of a call, by its qualified name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from guard_codemod.data.call import PROGRAM, TERMINAL, Call
from guard_codemod.data.calls import CALLS
from guard_codemod.data.conventions import MAIN_NAMES, SETTER

Concerns = Callable[[Call], object]
"""Whether something concerns a row."""
Keywords = Mapping[str, Mapping[str, Sequence[str]]]
"""The words to look for, with their patterns, by the module to be imported; ``*`` is none."""

_KEPT = 5000
"""How many answers are kept: files call much the same."""
_UNKNOWN = Call("")
_BY_NAME, _BY_MODULE, _BY_OWNER, _BY_METHOD = range(4)


class CallFacts:
    """The facts about calls: *more* rows, which count first, and those of the tool.

    Patterns are matched without `re` or `fnmatch`, for which compiling takes longer than most runs.
    """

    def __init__(self, more: Iterable[Call] = ()) -> None:
        self.rows: Sequence[Call] = (*more, *CALLS)
        self.of = lru_cache(_KEPT)(self._of)
        self._merged = lru_cache(_KEPT)(self._merge)
        self.keywords = lru_cache(self._keywords)

    def words(self, concerns: Concerns) -> frozenset[str]:
        """Return words, one of which is in every file with a call for which *concerns* is true."""
        return frozenset().union(*self.keywords(concerns).values())

    def _keywords(self, concerns: Concerns) -> Keywords:
        """Return those words by the module that such a file imports."""
        patterns: dict[str, dict[str, list[str]]] = defaultdict(dict)
        for row in filter(concerns, self.rows):
            for pattern in row.names.split():
                patterns[_module_of(pattern)].setdefault(_word_of(pattern), []).append(pattern)
        return patterns

    def keywords_of(self, module: str, concerns: Concerns) -> Mapping[str, Sequence[str]]:
        """Return those words of files that import *module*."""
        by_word: dict[str, list[str]] = defaultdict(list)
        for row, patterns in self._by_module.get(module, {}).items():
            if concerns(self.rows[row]):
                for pattern in patterns:
                    by_word[_word_of(pattern)].append(pattern)
        return by_word

    @cached_property
    def _by_module(self) -> Mapping[str, Mapping[int, Sequence[str]]]:
        """The patterns by the module that a file imports, and by their row."""
        patterns: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for at, row in enumerate(self.rows):
            for pattern in row.names.split():
                patterns[_module_of(pattern)][at].append(pattern)
        return patterns

    def _of(self, name: str) -> Call:
        """Return all that is known of calls of the qualified *name*."""
        rows = tuple(row for _, row in sorted(self._matching(name)))
        return self._merged(rows) if rows else _UNKNOWN

    def _merge(self, rows: Sequence[int]) -> Call:
        """Return the facts of all *rows*; where they disagree, the first row counts."""
        facts = (self.rows[row] for row in rows)
        values = zip(_UNKNOWN, *facts, strict=True)
        stated = (
            next((value for value in said if value is not unknown), unknown)
            for unknown, *said in values
        )
        return Call(*stated)

    def _matching(self, name: str) -> Iterator[tuple[int, int]]:
        """Yield the rows that match *name*, each with how much of it they name."""
        owned = f".{name}"
        for key in (name, f"{name.partition('.')[0]}.", f".{name.rpartition('.')[2]}", ""):
            for row, pattern in self._patterns.get(key, ()):
                named, longest, parts = _parse(pattern)
                if longest in owned:
                    text = owned if named >= _BY_OWNER else name
                    if _matches(parts, text):
                        yield named, row

    @cached_property
    def _patterns(self) -> Mapping[str, Sequence[tuple[int, str]]]:
        """The patterns by what they spell in full: a name, ``module.``, ``.method``, or nothing."""
        patterns: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for row, facts in enumerate(self.rows):
            for pattern in facts.names.split():
                patterns[_key_of(pattern) if "*" in pattern else pattern].append((row, pattern))
        return patterns


def _key_of(pattern: str) -> str:
    if pattern[0] != "*":
        module, dot, _ = pattern.partition("*")[0].partition(".")
        return module + dot if dot else ""
    _, dot, method = pattern.rpartition("*")[2].rpartition(".")
    return dot + method if dot else ""


@cache
def _parse(pattern: str) -> tuple[int, str, Sequence[str]]:
    """Return how much *pattern* names, the longest of the texts between its asterisks, and all."""
    if "*" not in pattern:
        return _BY_NAME, pattern, (pattern, "")
    named = _BY_MODULE
    if pattern[0] == "*":
        of_any = pattern.startswith("**.")
        named, pattern = (_BY_METHOD, pattern[1:]) if of_any else (_BY_OWNER, f".{pattern}")
    parts = pattern.split("*")
    return named, max(parts, key=len), parts


def is_setup_call(name: str, facts: Call) -> bool:
    """Whether *name* looks like that of a function that sets up, registers or builds something."""
    return facts.sets_up or (
        not facts.works and (facts.quiet or SETTER.fullmatch(name) is not None)
    )


def _module_of(pattern: str) -> str:
    """Return the module that a file with a call of *pattern* imports, ``*`` if it need not."""
    module, dot, _ = pattern.partition(".")
    return module if dot and "*" not in module else "*"


def _word_of(pattern: str) -> str:
    """Return the last word that *pattern* spells."""
    word = pattern.rpartition(".")[2]
    words: list[str] = [word] if word.isidentifier() else re.findall(r"\w+", pattern)
    return words[-1]


def _matches(parts: Sequence[str], text: str) -> bool:
    """Whether *text* holds *parts* in order, the first at its begin and the last at its end."""
    first, *middle, last = parts
    end = len(text) - len(last)
    at = len(first)
    if at > end or not (text.startswith(first) and text.endswith(last)):
        return False
    for part in middle:
        at = text.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _runs_or_asks(facts: Call) -> bool:
    return facts.runs == PROGRAM or facts.on == TERMINAL


STANDARD = CallFacts()
"""The facts that the tool knows by itself."""


@lru_cache(maxsize=16)
def facts_with(more: tuple[Call, ...]) -> CallFacts:
    """Return the facts about calls with *more* rows, those of a user."""
    return CallFacts(more) if more else STANDARD


@cache
def entry_names() -> frozenset[str]:
    """Return what is called to run the script where its value is kept, as in ``code = main()``."""
    return MAIN_NAMES.union({"app"}, STANDARD.words(_runs_or_asks))
