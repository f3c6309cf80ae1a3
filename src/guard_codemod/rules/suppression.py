"""Comments that suppress findings: ``# guard-codemod: ignore[TG101]`` and ``# noqa: TG101``."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from guard_codemod.config.settings import EVERYTHING, Settings
from guard_codemod.lazy import frozen, regex
from guard_codemod.model import Finding, Text
from guard_codemod.rules.locations import with_source_line
from guard_codemod.rules.registry import rule
from guard_codemod.rules.selection import check_selector, expand, filter_by_selection, selectable
from guard_codemod.semantic.comments import DIRECTIVE, Comment, Layout, read_layout

IGNORE = regex(r"ignore\b\s*(?:\[(?P<codes>[^\]#]*)\])?")
"""What stands behind the colon of a directive that suppresses something."""

# As flake8 reads it: without codes after the colon, it suppresses everything.
_NOQA = regex(r"#\s*noqa\b(?::\s?(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*))?", re.IGNORECASE)
_OURS = regex(rb"guard-codemod\s*:\s*ignore|#\s*noqa\s*:[^\n]*TG[0-9]", re.IGNORECASE)


@frozen
class Suppression:
    """A comment that suppresses what `selectors` stand for on some `lines`."""

    comment: Comment
    selectors: tuple[str, ...]
    lines: range

    def suppresses(self, finding: Finding) -> bool:
        """Whether *finding* is not to be reported."""
        return finding.line in self.lines and finding.code in expand(self.selectors)


def parse_suppression(text: str) -> tuple[str, ...]:
    """Return the selectors in ``ignore[TG101, TG104] reason``. Raises `ValueError`."""
    match = IGNORE.match(text)
    selectors = _split(match["codes"] or "") if match else ()
    if not selectors:
        raise ValueError(
            "ignore names no rule: write ignore[TG101], or skip-file to leave the file alone"
        )
    for selector in selectors:
        check_selector(selector)
    return selectors


def suppressed_beside(lines: Sequence[str], line: int) -> frozenset[str]:
    """Return the codes that a comment on *line*, or alone above it, suppresses.

    The *lines* are of a scheduler's file, in whose comments ``#`` begins.
    """
    beside = [lines[line - 1] if line <= len(lines) else ""]
    while 1 < line <= len(lines) + 1 and lines[line - 2].lstrip().startswith("#"):
        line -= 1
        beside.append(lines[line - 1])
    codes: set[str] = set()
    for text in beside:
        codes |= expand(_selectors_in(text))
    return frozenset(codes)


def _selectors_in(comment: str) -> tuple[str, ...]:
    """Return what *comment* suppresses: nothing if it is malformed, as is reported elsewhere."""
    match = DIRECTIVE.search(comment)
    if match and match["colon"] and IGNORE.match(match["text"]):
        with contextlib.suppress(ValueError):
            return parse_suppression(match["text"])
    return ()


def read_suppressions(content: str, *, noqa: bool = True) -> tuple[Suppression, ...]:
    """Return the comments in *content* that suppress something; ``noqa`` only if it counts."""
    layout = read_layout(content)
    return tuple(
        suppression
        for comment in layout.comments
        for suppression in _suppressions_in(comment, layout, noqa=noqa)
    )


def filter_suppressed(
    said: Iterable[Finding],
    text: Text,
    evaluated: Callable[[], frozenset[str]],
    settings: Settings,
    end_of_logical_line: Callable[[int], int],
) -> tuple[Finding, ...]:
    """Return those of the findings *said* in the file *text* that no comment suppresses, in order.

    A comment that suppresses nothing of the codes *evaluated* is a finding itself.
    *end_of_logical_line* gives the last line that may belong to the logical line of another.
    """
    findings = list(filter_by_selection(said, settings))
    suppressions: Sequence[Suppression] = ()
    if may_suppress(text.content.encode(errors="replace")) or (
        settings.noqa and _near_noqa(findings, text, end_of_logical_line)
    ):
        suppressions = read_suppressions(text.content, noqa=settings.noqa)
        findings += filter_by_selection(
            _unused(findings, suppressions, evaluated() - settings.ignored), settings
        )
    left = [
        finding
        for finding in findings
        if not any(suppression.suppresses(finding) for suppression in suppressions)
    ]
    return tuple(
        with_source_line(finding, text)
        for finding in sorted(left, key=lambda finding: (finding.line, finding.column))
    )


def may_suppress(data: bytes) -> bool:
    """Whether a comment in the file *data* may name one of our rules, by a cheap look."""
    mentions = b"guard-codemod" in data or b"noqa" in data.lower()
    return mentions and _OURS.search(data) is not None


def _near_noqa(
    findings: Sequence[Finding], text: Text, end_of_logical_line: Callable[[int], int]
) -> bool:
    """Whether ``noqa`` stands where it may concern one of *findings*."""
    return (
        bool(findings)
        and _spells_noqa(text.content)
        and any(
            _spells_noqa(line)
            for finding in findings
            for line in text.lines[finding.line - 1 : end_of_logical_line(finding.line)]
        )
    )


def _spells_noqa(text: str) -> bool:
    return "noqa" in text.lower()


def _unused(
    findings: Sequence[Finding], suppressions: Sequence[Suppression], evaluated: frozenset[str]
) -> Iterator[Finding]:
    """Yield a finding for each suppression of an *evaluated* rule that found nothing."""
    for suppression in suppressions:
        codes = {finding.code for finding in findings if finding.line in suppression.lines}
        idle = [
            selector
            for selector in suppression.selectors
            if expand([selector]) <= evaluated - codes
        ]
        if idle:
            at = suppression.comment
            what = f"unused suppression: {', '.join(idle)} not reported here"
            yield rule("TG202").finding(what, at.line, at.column, at.column + len(at.text))


def _suppressions_in(comment: Comment, layout: Layout, *, noqa: bool) -> Iterator[Suppression]:
    if selectors := _selectors_in(comment.text):
        yield Suppression(comment, selectors, _suppressed_lines(comment, layout))
    match = _NOQA.search(comment.text) if noqa else None
    if match:
        lines = (
            range(comment.line, comment.line + 1)
            if comment.alone
            else _suppressed_lines(comment, layout)
        )
        codes = _split(match["codes"].upper()) if match["codes"] else (EVERYTHING,)
        ours = tuple(
            code
            for code in codes
            if code == EVERYTHING or any(known.startswith(code) for known in selectable())
        )
        if ours:
            yield Suppression(comment, ours, lines)


def _suppressed_lines(comment: Comment, layout: Layout) -> range:
    """Return the lines that *comment* speaks of.

    After code these are its line, and on the last line of a statement all its lines. Alone on a
    line it concerns the line or statement below, with only other comments in between.
    """
    if not comment.alone:
        lines = layout.around(comment.line)
        return lines if comment.line == lines[-1] else range(comment.line, comment.line + 1)
    alone = {other.line for other in layout.comments if other.alone}
    below = comment.line
    while below in alone:
        below += 1
    lines = layout.around(below)
    last = lines[-1] if lines and below == lines[0] else below if lines else comment.line
    return range(comment.line, last + 1)


def _split(codes: str) -> tuple[str, ...]:
    return tuple(code for code in re.split(r"[,\s]+", codes) if code)
