"""Where the lines of a text are after an edit."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Mapping

from guard_codemod.model import Text


def lines_in(old: Text, new: Text) -> Mapping[int, int]:
    """Map the numbers of the lines of *old* to their numbers in *new*, which adds lines to it.

    Lines that *new* does not have are left out.
    """
    below = lines_alike_at_end(old, new)
    added = len(new.lines) - len(old.lines)
    first = len(old.lines) - below + 1
    moved = {number: number + added for number in range(first, len(old.lines) + 1)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(new.lines[: first + added - 1], 1):
        places[line].append(number)
    last = 0
    for number, line in enumerate(old.lines[: first - 1], 1):
        found = places[line]
        at = bisect(found, last)
        if at < len(found):
            moved[number] = last = found[at]
    return moved


def lines_alike_at_end(old: Text, new: Text) -> int:
    """Return how many of the last lines of *old* are those of *new*."""
    pairs = zip(reversed(old.lines), reversed(new.lines), strict=False)
    return next(
        (count for count, (one, other) in enumerate(pairs) if one != other),
        min(len(old.lines), len(new.lines)),
    )
