"""Glob patterns in the syntax of .gitignore."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import NamedTuple


class Patterns:
    """Patterns as in ``.gitignore`` (https://git-scm.com/docs/gitignore), relative to a folder.

    `folder` is an absolute path without symbolic links; `origin` names the patterns in messages.
    """

    def __init__(
        self, folder: str, lines: Sequence[str], origin: str, *, lenient: bool = False
    ) -> None:
        """Raise `ValueError` for an invalid pattern unless *lenient*: git ignores such patterns."""
        self.origin = origin
        self._prefix = os.path.join(folder, "")
        self._anchored: list[_Pattern] = []
        self._by_name: list[_Pattern] = []
        for number, line in enumerate(lines):
            for include, regex in _compiled(line, lenient):
                anchored = "/" in line.removeprefix("!").rstrip("/ ")
                (self._anchored if anchored else self._by_name).append(
                    _Pattern(number, include, regex)
                )
        self._last_by_name = lru_cache(maxsize=4096)(partial(_last, self._by_name))

    def match(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Whether the absolute *path* itself, not a parent, matches; None if no pattern does.

        The last matching pattern counts: the result is False if it is negated with ``!``. A path
        outside the folder can match by its name only.
        """
        last = self._last_by_name(os.path.basename(path), is_folder)
        if self._anchored and path.startswith(self._prefix):
            last = max(last, _last(self._anchored, path[len(self._prefix) :], is_folder))
        return last[1] if last[0] >= 0 else None


class _Pattern(NamedTuple):
    number: int
    include: bool
    regex: re.Pattern[str]


def _last(patterns: Sequence[_Pattern], path: str, is_folder: bool) -> tuple[int, bool]:
    for number, include, regex in reversed(patterns):
        if _matches(regex, path, is_folder):
            return number, include
    return -1, False


_IN_A_FOLDER = "ps_d"
"""The group in pathspec's expressions for the slash after a matched folder."""


def _matches(regex: re.Pattern[str], path: str, is_folder: bool) -> bool:
    marked = _IN_A_FOLDER in regex.groupindex
    match = regex.search(path)
    if match and not (marked and match[_IN_A_FOLDER]):
        return True
    inside = regex.search(path + "/") if is_folder and marked else None
    return inside is not None and inside.start(_IN_A_FOLDER) == len(path)


def _compiled(line: str, lenient: bool) -> Iterator[tuple[bool, re.Pattern[str]]]:
    # Not at the top: as slow to import as everything else, and most runs have no patterns.
    from pathspec import GitIgnoreSpec

    try:
        with warnings.catch_warnings():
            # Python warns of a character class such as [[:alpha:]], which re does not know.
            warnings.simplefilter("ignore")
            spec = GitIgnoreSpec.from_lines([line])
    except ValueError:
        if not lenient:
            raise
        return
    for pattern in spec.patterns:
        if pattern.include is not None and pattern.regex is not None:
            yield pattern.include, pattern.regex
