"""Where the lines of a text are after an edit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from operator import ne

from guard_codemod.model import Text
from guard_codemod.semantic.logical_lines import before_first

_RUN = 1000
"""How many lines are compared at once: there may be a million."""


def lines_in(old: Text, new: Text) -> Mapping[int, int]:
    """Map the numbers of the lines of *old* to their numbers in *new*, which adds lines to it.

    Lines that *new* does not have are left out.
    """
    below = lines_alike_at_end(old, new)
    above, given = old.lines[: len(old.lines) - below], new.lines[: len(new.lines) - below]
    moved = dict(zip(range(len(above) + 1, len(old.lines) + 1), count(len(given) + 1)))
    last_of = dict(zip(given, count()))
    at = now = 0
    while at < len(above):
        run = above[at : at + _RUN]
        if run != given[now : now + len(run)]:
            run = run[:1]
            if last_of.get(run[0], -1) < now:
                at += 1
                continue
            now = given.index(run[0], now)
        moved.update(zip(range(at + 1, at + 1 + len(run)), count(now + 1)))
        at, now = at + len(run), now + len(run)
    return moved


def lines_alike_at_end(old: Text, new: Text) -> int:
    """Return how many of the last lines of *old* are those of *new*."""
    return _alike(old.lines[::-1], new.lines[::-1])


def _alike(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many of the first lines of *old* are those of *new*."""
    return before_first(map(ne, old, new), min(len(old), len(new)))
