"""Where a finding is: what ``ast`` counts in bytes of UTF-8 in characters, and the line itself."""

from __future__ import annotations

from dataclasses import replace

from guard_codemod.model import Finding, Text


def to_char_columns(finding: Finding, text: Text) -> Finding:
    """Return *finding*, whose columns count the bytes of *text* in UTF-8, with those in characters."""
    end = finding.end_column
    return replace(
        finding,
        column=characters(finding.column, finding.line, text),
        end_column=None if end is None else characters(end, finding.line, text),
    )


def with_source_line(finding: Finding, text: Text) -> Finding:
    """Return *finding* with the line of *text* that it is about."""
    return replace(finding, text=_line(finding.line, text))


def characters(column: int, line: int, text: Text) -> int:
    """Return in characters the *column* that counts the bytes of that *line* of *text*; both count from 1."""
    if text.content.isascii():
        return column
    return len(_line(line, text).encode()[: column - 1].decode(errors="ignore")) + 1


def _line(number: int, text: Text) -> str:
    return text.lines[number - 1].rstrip("\r\n") if 0 < number <= len(text.lines) else ""
