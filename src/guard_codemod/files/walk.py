"""A walk of a tree that several consumers can share."""

from __future__ import annotations

import itertools
from collections import deque
from collections.abc import Iterator

from guard_codemod.files.discovery import Candidate


class Walk:
    """Yields *candidates* once, in order, and can look ahead: the tree is walked only once."""

    def __init__(self, candidates: Iterator[Candidate]) -> None:
        self._candidates = candidates
        self._ahead: deque[Candidate] = deque()
        self._taken = 0

    def __iter__(self) -> Iterator[Candidate]:
        while self.has(1):
            self._taken += 1
            yield self._ahead.popleft()

    def has(self, count: int) -> bool:
        """Whether there are at least *count* more."""
        missing = count - len(self._ahead)
        self._ahead.extend(itertools.islice(self._candidates, max(0, missing)))
        return len(self._ahead) >= count

    def total(self) -> int:
        """Return the number of candidates; those to come are kept in memory."""
        self._ahead.extend(self._candidates)
        return self._taken + len(self._ahead)

    def finds(self, real: str) -> bool:
        """Whether the file at the real path *real* is still to come; those to come are kept."""
        self.total()
        return any(candidate.real == real for candidate in self._ahead)
