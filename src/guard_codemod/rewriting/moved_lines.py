"""Map line numbers of a text to those after an edit."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from operator import ne

from guard_codemod.model import Text
from guard_codemod.semantic.logical_lines import before_first


def lines_in(old: Text, new: Text) -> Mapping[int, int]:
    """Map the numbers of the lines of *old* to their numbers in *new*, which adds lines to it.

    Lines that are missing from *new* are left out.
    """
    below = lines_alike_at_end(old, new)
    above, given = old.lines[: len(old.lines) - below], new.lines[: len(new.lines) - below]
    moved = dict(zip(range(len(above) + 1, len(old.lines) + 1), count(len(given) + 1)))
    last_of = dict(zip(given, count()))
    now = 0
    for number, line in enumerate(above, 1):
        if last_of.get(line, -1) >= now:
            moved[number] = now = given.index(line, now) + 1
    return moved


def lines_alike_at_end(old: Text, new: Text) -> int:
    """Return how many lines at the ends of *old* and *new* are equal."""
    differ = map(ne, reversed(old.lines), reversed(new.lines))
    return before_first(differ, min(len(old.lines), len(new.lines)))
