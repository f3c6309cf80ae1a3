"""One line for each finding, the source line if it helps, and help once at the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guard_codemod import rules
from guard_codemod.formatters.escaping import folded, location, printable
from guard_codemod.formatters.formats.concise import ConciseFormatter
from guard_codemod.guards.message import width
from guard_codemod.model import Diagnosis, Finding, Outcome

_WIDEST = 88
"""The most characters of a source line to show; longer ones are cut around the column."""
_AHEAD = 40
"""How many of them to show before the column."""
_TAB = "    "


class TextFormatter(ConciseFormatter):
    """The lines of `ConciseFormatter`, with source lines and help."""

    name = "text"
    readers = "people"
    folds = True
    summary = "the message, the source line unless `apply` changes it, and at the end what to do"

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._helps: dict[str, dict[str, None]] = {}
        """The help texts of each rule, by code, in order and without duplicates."""

    def findings(self, diagnosis: Diagnosis) -> Iterator[str]:
        for finding in diagnosis.findings:
            helps = self._helps.setdefault(finding.code, {})
            # The summary says how to guard unguarded jobs.
            if finding.help and diagnosis.outcome is not Outcome.UNGUARDED:
                helps[finding.help] = None
        yield from super().findings(diagnosis)

    def _finding(self, path: str, finding: Finding) -> Iterator[str]:
        yield from super()._finding(path, finding)
        # No source where `apply` does the edit: a hundred unguarded jobs take a hundred lines.
        if finding.text.strip() and not rules.rule(finding.code).fixable:
            yield from self._source(finding)
        for related in finding.related:
            at = location(path, related.line, related.column)
            yield self._line(at, printable(related.message), "help", "note:")

    def _source(self, finding: Finding) -> Iterator[str]:
        """Yield the source line of *finding*, and a line that marks its columns."""
        before, marked, after = _cut(finding)
        number = self._palette("gutter", f"{finding.line} |")
        bar = self._palette("gutter", f"{' ' * len(str(finding.line))} |")
        mark = self._palette(finding.severity.value, "^" * max(1, width(marked)))
        yield f"{number} {before}{marked}{after}".rstrip()
        yield f"{bar} {' ' * width(before)}{mark}"

    def footer(self) -> Iterator[str]:
        if self._helps:
            yield ""
        for code, helps in sorted(self._helps.items()):
            yield folded(f"{code} {rules.name_of(code)}: {rules.page_of(code)}")
            label = self._palette("help", "help:")
            yield from (f"  {label} {folded(printable(text), 8)}" for text in helps)
        yield from self._run.unguarded_jobs()


def _cut(finding: Finding) -> tuple[str, str, str]:
    """Return the shown parts of the line: before the finding, the finding, and after it."""
    text = finding.text
    indent = len(text) - len(text.lstrip())
    start = min(max(finding.column - 1, indent), len(text))  # it may be about the whole line
    stop = start + 1 if finding.end_column is None else min(finding.end_column - 1, len(text))
    first = max(0, start - _AHEAD) if len(text) > _WIDEST else 0
    last = first + _WIDEST
    stop = min(stop, last)
    before = ("…" if first else "") + _shown(text[first:start])
    after = _shown(text[stop:last]) + ("…" if last < len(text) else "")
    return before, _shown(text[start:stop]), after


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))
