"""Write comments that suppress findings into a script."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from guard_codemod.lazy import replace
from guard_codemod.model import Finding, Text
from guard_codemod.rewriting.edits import newline_of
from guard_codemod.rules.suppression import IGNORE, read_suppressions
from guard_codemod.semantic.comments import DIRECTIVE, Comment, Layout, read_layout


class _Place(NamedTuple):
    """Where to insert codes: before character `at` (from 0) of `line`.

    The text `before` and `after` goes around them.
    """

    line: int
    at: int
    before: str = ", "
    after: str = ""


def annotate(text: Text, findings: Iterable[Finding], reason: str = "") -> Text:
    """Return *text* with comments that suppress *findings*, where a comment is possible.

    A comment goes at the end of the line, or above the statement if a string or a backslash
    continues the line. Codes are added to an existing comment.
    """
    layout = read_layout(text.content)
    brackets = ((ignore, _bracket(ignore.comment)) for ignore in read_suppressions(text.content))
    ignores = [(ignore, at) for ignore, at in brackets if at is not None]
    wanted = defaultdict[_Place, set[str]](set)
    for finding in findings:
        inside = (
            _Place(ignore.comment.line, at)
            for ignore, at in ignores
            if finding.line in ignore.lines
        )
        place = next(inside, None) or _new_comment(finding.line, layout, text, reason)
        if place is not None:
            wanted[place].add(finding.code)
    lines = list(text.lines)
    for place in sorted(wanted, reverse=True):
        old = lines[place.line - 1]
        new = f"{place.before}{', '.join(sorted(wanted[place]))}{place.after}"
        lines[place.line - 1] = old[: place.at] + new + old[place.at :]
    return replace(text, content="".join(lines))


def _new_comment(line: int, layout: Layout, text: Text, reason: str) -> _Place | None:
    """Return the place of a comment for *line*, None if there is none."""
    comment = next((comment for comment in layout.comments if comment.line == line), None)
    statement = layout.around(line)
    before, after = "# guard-codemod: ignore[", f"] {reason}".rstrip()
    if comment is not None and comment.alone:
        if comment.text.startswith("#!"):
            return None
    elif not statement:
        return None
    elif line in layout.open or (comment is not None and DIRECTIVE.search(comment.text)):
        above = text.lines[statement[0] - 1]
        indent = above[: len(above) - len(above.lstrip(" \t\f"))]
        newline = newline_of(text.lines, statement[0])
        return _Place(statement[0], len(indent), before, f"{after}{newline}{indent}")
    end = len(text.lines[line - 1].rstrip("\r\n"))
    return _Place(line, end, f"  {before}", after)


def _bracket(comment: Comment) -> int | None:
    """Return the column (from 0) where the codes of our suppression end; None in other comments."""
    directive = DIRECTIVE.search(comment.text)
    ignore = IGNORE.match(directive["text"]) if directive else None
    if directive is None or ignore is None:
        return None
    return comment.column - 1 + directive.start("text") + ignore.end("codes")
