"""Comments that silence findings, written into a script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from guard_codemod.lazy import dataclass
from guard_codemod.model import Finding, Text
from guard_codemod.rules.suppression import IGNORE, Suppression, read_suppressions
from guard_codemod.semantic.comments import DIRECTIVE, Comment, Layout, read_layout


@dataclass(frozen=True)
class _Insertion:
    """`text` to insert in physical `line` (from 1), before its character `at` (from 0)."""

    line: int
    at: int
    text: str


def annotate(text: Text, findings: Iterable[Finding], reason: str = "") -> Text:
    """Return *text* with comments that silence *findings*, but for those where none can stand.

    A comment goes at the end of the line, or above the statement if a string or a backslash
    continues the line.
    One that is there already gets more codes.
    """
    codes: dict[int, set[str]] = {}
    for finding in findings:
        codes.setdefault(finding.line, set()).add(finding.code)
    layout = read_layout(text.content)
    ignores = [one for one in read_suppressions(text.content) if _bracket(one.comment) is not None]
    wanted: dict[_Place, set[str]] = {}
    for line, found in codes.items():
        point = _insertion_point(line, layout, ignores)
        if point is not None:
            wanted.setdefault(point, set()).update(found)
    insertions = [
        point.insertion(", ".join(sorted(found)), reason, text) for point, found in wanted.items()
    ]
    lines = list(text.lines)
    for one in sorted(insertions, key=lambda one: (one.line, one.at), reverse=True):
        old = lines[one.line - 1]
        lines[one.line - 1] = old[: one.at] + one.text + old[one.at :]
    return replace(text, content="".join(lines))


@dataclass(frozen=True)
class _Place:
    """Where codes go: at column `inside` of a comment, at the end of `line`, or `above` it."""

    line: int
    inside: int | None = None
    above: bool = False

    def insertion(self, codes: str, reason: str, text: Text) -> _Insertion:
        line = text.lines[self.line - 1]
        body = line.rstrip("\r\n")
        if self.inside is not None:
            return _Insertion(self.line, self.inside, f", {codes}")
        comment = f"# guard-codemod: ignore[{codes}] {reason}".rstrip()
        if not self.above:
            return _Insertion(self.line, len(body), f"  {comment}")
        indent = body[: len(body) - len(body.lstrip(" \t\f"))]
        return _Insertion(
            self.line, len(indent), f"{comment}{line[len(body) :] or _newline(text)}{indent}"
        )


def _insertion_point(line: int, layout: Layout, ignores: Iterable[Suppression]) -> _Place | None:
    for ignore in ignores:
        if line in ignore.lines:
            return _Place(ignore.comment.line, _bracket(ignore.comment))
    comment = next((comment for comment in layout.comments if comment.line == line), None)
    statement = layout.around(line)
    if comment is not None and comment.alone:
        return None if comment.text.startswith("#!") else _Place(line)
    if not statement:
        return None
    if line in layout.open or (comment is not None and DIRECTIVE.search(comment.text)):
        return _Place(statement[0], above=True)
    return _Place(line)


def _bracket(comment: Comment) -> int | None:
    """Return the column, from 0, where the codes end in a suppression of ours, None in others."""
    directive = DIRECTIVE.search(comment.text)
    ignore = IGNORE.match(directive["text"]) if directive else None
    if directive is None or ignore is None:
        return None
    return comment.column - 1 + directive.start("text") + ignore.end("codes")


def _newline(text: Text) -> str:
    """Return how the first line ends, in a file whose last one does not."""
    first = text.lines[0]
    return first[len(first.rstrip("\r\n")) :] or "\n"
