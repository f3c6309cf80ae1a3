"""Each finding with the line that it is about, a mark below it, and what to do."""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod import rules
from guard_codemod.formatters.concise import Concise
from guard_codemod.formatters.escaping import printable
from guard_codemod.guards import width
from guard_codemod.model import Finding

_WIDEST = 160
"""How many characters of a line are shown; of a longer one, those around the place."""
_AHEAD = 40
"""How many of them stand before the place."""
_TAB = "    "


class Snippet(Concise):
    """The lines of `Concise`, and below each the source line and what to do."""

    def _finding(self, path: str, finding: Finding) -> Iterator[str]:
        yield from super()._finding(path, finding)
        margin = " " * len(str(finding.line))
        bar = self._style("gutter", f"{margin} |")
        if finding.text.strip():
            before, marked, after = _cut(finding)
            number = self._style("gutter", f"{finding.line} |")
            mark = "^" * max(1, width(marked))
            yield f"{number} {before}{marked}{after}".rstrip()
            yield f"{bar} {' ' * width(before)}{self._style(finding.severity.value, mark)}"
        if finding.help:
            yield f"{self._style('gutter', f'{margin} =')} {self._style('help', 'help:')} {printable(finding.help)}"
        yield ""

    def closing(self) -> Iterator[str]:
        for code, name, _ in sorted(self._run.statistics):
            yield f"{code} {name}: {rules.page_of(code)}"


def _cut(finding: Finding) -> tuple[str, str, str]:
    """Return the line as it is shown: what is before the place, the place itself, and what is behind it."""
    text = finding.text
    indent = len(text) - len(text.lstrip())
    start = min(max(finding.column - 1, indent), len(text))  # a finding may be about the whole line
    stop = start + 1 if finding.end_column is None else min(finding.end_column - 1, len(text))
    first = max(0, start - _AHEAD) if len(text) > _WIDEST else 0
    last = first + _WIDEST
    before, marked, after = (
        text[first:start],
        text[start : min(stop, last)],
        text[min(stop, last) : last],
    )
    return (
        ("…" if first else "") + _shown(before),
        _shown(marked),
        _shown(after) + ("…" if last < len(text) else ""),
    )


def _shown(text: str) -> str:
    return printable(text.replace("\t", _TAB))
