"""Where the lines of a text are after an edit."""

from __future__ import annotations

from collections.abc import Mapping

from guard_codemod.model import Text


def lines_in(old: Text, new: Text) -> Mapping[int, int]:
    """Map the numbers of the lines of *old* that *new* still has to their numbers there."""
    from difflib import SequenceMatcher  # not at the top: few guards have a reason to tell

    matcher = SequenceMatcher(None, old.lines, new.lines, autojunk=False)
    return {
        block.a + offset + 1: block.b + offset + 1
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }
