"""JUnit's XML, which every CI shows: each file is a test, which its errors fail.

Its schema is that of Jenkins: https://github.com/jenkinsci/xunit-plugin
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guard_codemod.formatters.base import TOOL, Format
from guard_codemod.formatters.concise import Concise
from guard_codemod.formatters.escaping import escaped
from guard_codemod.formatters.run_summary import RunSummary
from guard_codemod.formatters.style import Style
from guard_codemod.model import Diagnosis, Outcome, Severity

# https://www.w3.org/TR/xml/#charsets
_IMPOSSIBLE = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


class JUnit(Format):
    r"""One suite. A file name's characters that XML does not know are ``\xNN``, and its backslashes are doubled."""

    def __init__(self, run: RunSummary, style: Style, root: str | None = None) -> None:
        super().__init__(run, style, root)
        self._cases: list[str] = []
        self._elements: Counter[str] = Counter()

    def lines(self, diagnosis: Diagnosis) -> Iterator[str]:
        name = _quoted(diagnosis.path.replace("\\", "\\\\"))
        self._cases.append(
            f'    <testcase classname="{TOOL}" name="{name}">{"".join(self._content(diagnosis))}</testcase>'
        )
        yield from ()

    def _content(self, diagnosis: Diagnosis) -> Iterator[str]:
        errors = [finding for finding in diagnosis.findings if finding.severity is Severity.ERROR]
        findings = "\n".join(Concise(self._run, Style()).findings(diagnosis))
        if errors:
            element = "error" if diagnosis.outcome is Outcome.FAILED else "failure"
            self._elements[element] += 1
            first = f'type="{errors[0].code}" message="{_quoted(errors[0].message)}"'
            yield f"<{element} {first}>{_text(findings)}</{element}>"
        elif diagnosis.outcome is Outcome.SKIPPED:
            self._elements["skipped"] += 1
            yield f'<skipped message="{_quoted(diagnosis.reason)}"/>'
        if findings and not errors:
            yield f"<system-out>{_text(findings)}</system-out>"

    def closing(self) -> Iterator[str]:
        elements = self._elements
        counts = f'tests="{len(self._cases)}" failures="{elements["failure"]}" errors="{elements["error"]}"'
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield f'<testsuites name="{TOOL}" {counts}>'
        yield f'  <testsuite name="{TOOL}" {counts} skipped="{elements["skipped"]}">'
        yield from self._cases
        yield "  </testsuite>"
        yield "</testsuites>"


def _text(text: str) -> str:
    from xml.sax.saxutils import escape  # not at the top: few runs ask for it

    possible = re.sub(_IMPOSSIBLE, lambda match: escaped(match[0]), text)
    return escape(possible).encode("ascii", "xmlcharrefreplace").decode()


def _quoted(text: str) -> str:
    # An XML reader would make spaces of line ends and tabs.
    return _text(text).translate(
        {ord('"'): "&quot;", **{number: f"&#{number};" for number in (9, 10, 13)}}
    )
