"""Answers what is known of a call, by its dotted name."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from guard_codemod.data.call import PROGRAM, TERMINAL, Call
from guard_codemod.data.calls import CALLS
from guard_codemod.data.conventions import MAIN_NAMES, SETTER

Concerns = Callable[[Call], object]
"""Whether something concerns a row."""
Keywords = Mapping[str, Sequence[str]]
"""The words to look for, by the module that has to be imported; ``*`` is none."""

_Glob = tuple[tuple[str, ...], int]
"""The texts between the asterisks of a pattern, and the row that it is of."""

_UNKNOWN = Call("")
_FULL, _OF_MODULE, _OF_ANY_OWNER = range(3)


class CallFacts:
    """The facts about calls, with *more* rows, of which a name is looked up in first.

    Patterns are matched without `re` or `fnmatch`, for which compiling takes longer than most runs.
    """

    def __init__(self, more: Iterable[Call] = ()) -> None:
        self.rows: Sequence[Call] = (*more, *CALLS)
        self._answers: dict[str, Call] = {}
        self._keywords: dict[Concerns, Keywords] = {}

    def of(self, name: str) -> Call:
        """Return all that is known of calls of the dotted *name*."""
        if name not in self._answers:
            self._answers[name] = self._merged(name)
        return self._answers[name]

    def keywords(self, concerns: Concerns) -> Keywords:
        """Return the words of which one stands in every file with a call that *concerns* holds for."""
        if concerns not in self._keywords:
            found: dict[str, list[str]] = defaultdict(list)
            for row in filter(concerns, self.rows):
                for pattern in row.names.split():
                    found[_module_of(pattern)].append(_word_of(pattern))
            self._keywords[concerns] = {module: [*{*words}] for module, words in found.items()}
        return self._keywords[concerns]

    def words(self, concerns: Concerns) -> frozenset[str]:
        """Return the words of which one stands in every file with such a call, imported or not."""
        return frozenset().union(*self.keywords(concerns).values())

    def _merged(self, name: str) -> Call:
        found = sorted(set(self._matching(name)), reverse=True)
        if not found:
            return _UNKNOWN
        merged: dict[str, object] = {}
        for _, row in found:
            merged.update(self._stated(row))
        return Call(name, **merged)  # type: ignore[arg-type]

    def _stated(self, row: int) -> dict[str, object]:
        """Return what the row says, by field."""
        defaults = Call._field_defaults
        stated = zip(Call._fields[1:], self.rows[row][1:], strict=True)
        return {field: value for field, value in stated if value is not defaults[field]}

    def _matching(self, name: str) -> Iterator[tuple[int, int]]:
        """Yield the rows that match *name*, each with how much of it they name."""
        exact, methods, of_modules, of_methods, others = self._index
        yield from ((_FULL, row) for row in exact.get(name, ()))
        last = name.rpartition(".")[2]
        yield from ((_OF_ANY_OWNER, row) for row in methods.get(last, ()))
        for parts, row in of_modules.get(name.partition(".")[0], ()):
            if _matches(parts, name):
                yield _OF_MODULE, row
        owned = f".{name}"
        for parts, row in itertools.chain(of_methods.get(last, ()), others):
            if _matches(parts, owned):
                yield _OF_ANY_OWNER, row

    @cached_property
    def _index(self) -> _Index:
        """The rows by what their patterns spell in full: names, methods of any owner, modules."""
        exact: dict[str, list[int]] = defaultdict(list)
        methods: dict[str, list[int]] = defaultdict(list)
        of_modules: dict[str, list[_Glob]] = defaultdict(list)
        of_methods: dict[str, list[_Glob]] = defaultdict(list)
        others: list[_Glob] = []
        for at, row in enumerate(self.rows):
            for pattern in row.names.split():
                if "*" not in pattern:
                    exact[pattern].append(at)
                elif pattern.startswith("**.") and not {".", "*"} & set(pattern[3:]):
                    methods[pattern[3:]].append(at)
                elif pattern[0] != "*":
                    glob = tuple(pattern.split("*"))
                    of_modules[pattern.partition(".")[0]].append((glob, at))
                else:
                    any_owner = pattern.startswith("**.")
                    glob = tuple((pattern[1:] if any_owner else f"*{pattern[1:]}").split("*"))
                    _, dot, last = glob[-1].rpartition(".")
                    (of_methods[last] if dot else others).append((glob, at))
        return exact, methods, of_modules, of_methods, others


_Index = tuple[
    dict[str, list[int]],
    dict[str, list[int]],
    dict[str, list[_Glob]],
    dict[str, list[_Glob]],
    list[_Glob],
]


def _runs_or_asks(facts: Call) -> bool:
    return facts.runs == PROGRAM or facts.on == TERMINAL


STANDARD = CallFacts()
"""The facts that the tool knows by itself."""


def is_quiet(name: str, facts: Call) -> bool:
    """Whether a call of *name* sets up, registers or builds something, as far as its name tells."""
    return facts.sets_up or (
        not facts.works and (facts.quiet or SETTER.fullmatch(name) is not None)
    )


def _module_of(pattern: str) -> str:
    """Return the module that a file with a call of *pattern* imports, ``*`` if it need not."""
    module, dot, _ = pattern.partition(".")
    return module if dot and "*" not in module else "*"


def _word_of(pattern: str) -> str:
    """Return the last word that *pattern* spells."""
    words: list[str] = re.findall(r"\w+", pattern)
    return words[-1]


ENTRY_NAMES = MAIN_NAMES.union({"app"}, *STANDARD.keywords(_runs_or_asks).values())
"""What is called to run the script where its value is kept, as in ``code = main()``."""


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
