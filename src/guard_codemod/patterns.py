"""Glob patterns in the syntax of .gitignore."""

from __future__ import annotations

import os
from collections.abc import Sequence


class Patterns:
    """Patterns as in ``.gitignore`` (https://git-scm.com/docs/gitignore), relative to a folder.

    `folder` is an absolute path without symbolic links; `origin` is what to call the patterns.
    """

    def __init__(self, folder: str, lines: Sequence[str], origin: str, *, lenient: bool = False) -> None:
        """Raise `ValueError` for a pattern that is none, unless it is to be ignored (*lenient*), as git does."""
        # Not at the top: it takes as long to import as all the rest, and most runs have no patterns.
        from pathspec import GitIgnoreSpec

        self.origin = origin
        self._prefix = os.path.join(folder, "")
        try:
            self._spec = GitIgnoreSpec.from_lines(lines)
        except ValueError:
            if not lenient:
                raise
            self._spec = GitIgnoreSpec.from_lines(filter(_is_pattern, lines))

    def match(self, path: str, *, is_folder: bool = False) -> bool | None:
        """Whether the absolute *path* matches; None where no pattern speaks of it.

        The last pattern that does decides, and says False if it is negated with ``!``.
        """
        if not path.startswith(self._prefix):
            return None
        relative = path[len(self._prefix) :]
        return self._spec.check_file(relative + "/" if is_folder else relative).include


def _is_pattern(line: str) -> bool:
    from pathspec import GitIgnoreSpec

    try:
        GitIgnoreSpec.from_lines([line])
    except ValueError:
        return False
    return True
