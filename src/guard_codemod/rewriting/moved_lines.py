"""Where the lines of a text are after an edit."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import count
from operator import ne

from guard_codemod.model import Text
from guard_codemod.semantic.logical_lines import before_first


def lines_in(old: Text, new: Text) -> Mapping[int, int]:
    """Map the numbers of the lines of *old* to their numbers in *new*, which adds lines to it.

    Lines that *new* does not have are left out.
    """
    below = lines_alike_at_end(old, new)
    added = len(new.lines) - len(old.lines)
    first = len(old.lines) - below + 1
    last = min(_alike(old.lines, new.lines), first - 1)
    moved = dict(zip(range(1, last + 1), count(1)))
    moved.update(zip(range(first, len(old.lines) + 1), count(first + added)))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(new.lines[last : first + added - 1], last + 1):
        places[line].append(number)
    for number, line in enumerate(old.lines[last : first - 1], last + 1):
        found = places[line]
        at = bisect(found, last)
        if at < len(found):
            moved[number] = last = found[at]
    return moved


def lines_alike_at_end(old: Text, new: Text) -> int:
    """Return how many of the last lines of *old* are those of *new*."""
    return _alike(old.lines[::-1], new.lines[::-1])


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many of the first lines of *old* are those of *new*."""
    return before_first(map(ne, old, new), min(len(old), len(new)))
