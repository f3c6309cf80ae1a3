"""The combined starts of several schedules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from itertools import islice, pairwise

from guard_codemod.lazy import frozen
from guard_codemod.schedules.entry import Recurrence

_BASE = datetime(2027, 1, 1)
_ENOUGH = 20_000
"""How many starts to look at: two years with 27 a day."""


@frozen
class AnyOf:
    """A recurrence that starts whenever one of `recurrences` does."""

    recurrences: tuple[Recurrence, ...]

    def starts(self, after: datetime) -> Iterator[datetime]:
        """Yield the starts later than *after*, in order and without duplicates."""
        last = after
        for start in merge(*(one.starts(after) for one in self.recurrences)):
            if start > last:
                yield start
            last = start

    @property
    def shortest_gap(self) -> float | None:
        """The shortest time between two of the first starts, in seconds; None if there is none."""
        if len(self.recurrences) == 1:
            return self.recurrences[0].shortest_gap
        starts = islice(self.starts(_BASE), _ENOUGH)
        gaps = (later - earlier for earlier, later in pairwise(starts))
        shortest = min(gaps, default=None)
        return None if shortest is None else shortest.total_seconds()
