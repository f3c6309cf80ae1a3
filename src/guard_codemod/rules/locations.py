"""Where a finding is: what ``ast`` counts in bytes of UTF-8 in characters, and the line itself."""

from __future__ import annotations

from typing import TypeVar

from guard_codemod.lazy import replace
from guard_codemod.model import Finding, Related, Text

Located = TypeVar("Located", Finding, Related)


def to_char_columns(finding: Finding, text: Text) -> Finding:
    """Return *finding*, whose columns count UTF-8 bytes of *text*, with character columns."""
    if text.content.isascii():
        return finding
    related = tuple(_in_characters(other, text) for other in finding.related)
    return replace(_in_characters(finding, text), related=related)


def _in_characters(at: Located, text: Text) -> Located:
    end = at.end_column
    return replace(
        at,
        column=characters(at.column, at.line, text),
        end_column=None if end is None else characters(end, at.line, text),
    )


def with_source_line(finding: Finding, text: Text) -> Finding:
    """Return *finding* with the line of *text* that it is about."""
    return replace(finding, text=_line(finding.line, text))


def characters(column: int, line: int, text: Text) -> int:
    """Return the character column of the byte *column* on *line* of *text*, both from 1."""
    if text.content.isascii():
        return column
    return len(_line(line, text).encode()[: column - 1].decode(errors="ignore")) + 1


def _line(number: int, text: Text) -> str:
    return text.lines[number - 1].rstrip("\r\n") if 0 < number <= len(text.lines) else ""
