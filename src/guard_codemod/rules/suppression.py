"""Comments that silence findings: ``# guard-codemod: ignore[TG101]`` and ``# noqa: TG101``."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from guard_codemod.config.settings import EVERYTHING, Settings
from guard_codemod.model import Finding, Text
from guard_codemod.rules import UnusedIgnore
from guard_codemod.rules.locations import with_line
from guard_codemod.rules.selection import CHOOSABLE, check_selector, choose, covered
from guard_codemod.semantic.comments import DIRECTIVE, Comment, Layout, read_layout

IGNORE = re.compile(r"ignore\b\s*(?:\[(?P<codes>[^\]#]*)\])?")
"""What stands behind the colon of a directive that silences something."""

# As flake8 reads it: without codes, or with something else behind the colon, it silences everything.
_NOQA = re.compile(
    r"#\s*noqa\b(?::\s?(?P<codes>[A-Z]+[0-9]+(?:[,\s]+[A-Z]+[0-9]+)*))?", re.IGNORECASE
)
_SPELLED = r"guard-codemod\s*:\s*ignore|#\s*noqa\s*:[^\n]*TG[0-9]"
_OURS = re.compile(_SPELLED, re.IGNORECASE)
_OURS_IN_BYTES = re.compile(_SPELLED.encode(), re.IGNORECASE)


@dataclass(frozen=True)
class Ignore:
    """A comment that silences what `selectors` stand for on some `lines`."""

    comment: Comment
    selectors: tuple[str, ...]
    lines: range

    def silences(self, finding: Finding) -> bool:
        """Whether nothing is to be said of *finding*."""
        return finding.line in self.lines and finding.code in covered(self.selectors)


def parse_ignore(text: str) -> tuple[str, ...]:
    """Return the selectors in *text*, as in ``ignore[TG101, TG104] reason``. Raises `ValueError`."""
    match = IGNORE.match(text)
    selectors = _split(match["codes"] or "") if match else ()
    if not selectors:
        raise ValueError(
            "ignore does not say which rule: write ignore[TG101], or skip-file to leave the file alone"
        )
    for selector in selectors:
        check_selector(selector)
    return selectors


def read_ignores(content: str, *, noqa: bool = True) -> tuple[Ignore, ...]:
    """Return the comments in the script *content* that silence something, those with ``noqa`` only if it counts."""
    layout = read_layout(content)
    return tuple(
        ignore for comment in layout.comments for ignore in _ignores(comment, layout, noqa=noqa)
    )


def shown(
    said: Iterable[Finding],
    text: Text,
    asked: Callable[[], frozenset[str]],
    settings: Settings,
    until: Callable[[int], int],
) -> tuple[Finding, ...]:
    """Return what is to be shown of what was *said* of the file *text*, from its top to its end.

    The codes *asked* were looked for. The logical line of a line may go on *until* another.
    """
    findings = list(choose(said, settings))
    ignores: Sequence[Ignore] = ()
    if _names_ours(text.content) or (settings.noqa and _near_noqa(findings, text, until)):
        ignores = read_ignores(text.content, noqa=settings.noqa)
        findings += choose(_unused(findings, ignores, asked() - settings.ignored), settings)
    left = [
        finding for finding in findings if not any(ignore.silences(finding) for ignore in ignores)
    ]
    return tuple(
        with_line(finding, text) for finding in sorted(left, key=lambda one: (one.line, one.column))
    )


def may_silence(data: bytes) -> bool:
    """Whether a comment in the file *data* may name one of our rules, by a cheap look."""
    mentions = b"guard-codemod" in data or b"noqa" in data.lower()
    return mentions and _OURS_IN_BYTES.search(data) is not None


def _names_ours(content: str) -> bool:
    """Whether a comment names one of our rules, be it for nothing."""
    return ("guard-codemod" in content or _spells_noqa(content)) and _OURS.search(
        content
    ) is not None


def _near_noqa(findings: Sequence[Finding], text: Text, until: Callable[[int], int]) -> bool:
    """Whether ``noqa`` stands where it may speak of one of *findings*."""
    return (
        bool(findings)
        and _spells_noqa(text.content)
        and any(
            _spells_noqa(line)
            for finding in findings
            for line in text.lines[finding.line - 1 : until(finding.line)]
        )
    )


def _spells_noqa(text: str) -> bool:
    return "noqa" in text.lower()


def _unused(
    findings: Sequence[Finding], ignores: Sequence[Ignore], asked: frozenset[str]
) -> Iterator[Finding]:
    """Yield a finding for each of *ignores* that names a rule among *asked* that has found nothing there."""
    for ignore in ignores:
        found = {finding.code for finding in findings if finding.line in ignore.lines}
        idle = [selector for selector in ignore.selectors if covered([selector]) <= asked - found]
        if idle:
            at = ignore.comment
            what = f"this comment silences nothing: there is no {' and no '.join(idle)} here"
            yield UnusedIgnore.finding(what, at.line, at.column, at.column + len(at.text))


def _ignores(comment: Comment, layout: Layout, *, noqa: bool) -> Iterator[Ignore]:
    directive = DIRECTIVE.search(comment.text)
    if directive and directive["colon"] and IGNORE.match(directive["text"]):
        with contextlib.suppress(
            ValueError
        ):  # one that is malformed is reported as such, and silences nothing
            yield Ignore(comment, parse_ignore(directive["text"]), _reach(comment, layout))
    found = _NOQA.search(comment.text) if noqa else None
    if found:
        lines = range(comment.line, comment.line + 1) if comment.alone else _reach(comment, layout)
        codes = _split(found["codes"].upper()) if found["codes"] else (EVERYTHING,)
        ours = tuple(
            code
            for code in codes
            if code == EVERYTHING or any(one.startswith(code) for one in CHOOSABLE)
        )
        if ours:
            yield Ignore(comment, ours, lines)


def _reach(comment: Comment, layout: Layout) -> range:
    """Return the lines that *comment* speaks of.

    Behind code it speaks of its line, and on the last line of a statement of them all. Alone on a line it
    speaks of the line or statement below, with nothing but other comments in between.
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
