"""JUnit XML, which every CI shows: each file is a test, and errors make it fail.

The schema is that of Jenkins: https://github.com/jenkinsci/xunit-plugin
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from guard_codemod.formatters.base import TOOL, DocumentFormatter
from guard_codemod.formatters.escaping import described, escaped, location
from guard_codemod.model import Diagnosis, Outcome, Severity

# https://www.w3.org/TR/xml/#charsets
_IMPOSSIBLE = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"


class JUnitFormatter(DocumentFormatter):
    r"""One suite. In names, ``\xNN`` replaces what XML cannot hold; backslashes are doubled."""

    name = "junit"
    readers = "Jenkins and others"
    summary = "one test for each file"

    def _results_of(self, diagnosis: Diagnosis) -> list[tuple[str, str]]:
        name = _quoted(diagnosis.path.replace("\\", "\\\\"))
        element, content = _content(diagnosis)
        case = f'    <testcase classname="{TOOL}" name="{name}">{content}</testcase>'
        return [(element, case)]

    def header(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'

    def footer(self) -> Iterator[str]:
        elements = Counter(element for element, _ in self._results)
        failures = f'failures="{elements["failure"]}" errors="{elements["error"]}"'
        counts = f'tests="{len(self._results)}" {failures}'
        yield f'<testsuites name="{TOOL}" {counts}>'
        yield f'  <testsuite name="{TOOL}" {counts} skipped="{elements["skipped"]}">'
        yield from (case for _, case in self._results)
        yield "  </testsuite>"
        yield "</testsuites>"


def _content(diagnosis: Diagnosis) -> tuple[str, str]:
    """Return the name of the element for the outcome, empty if it passed, and the test's XML."""
    errors = [finding for finding in diagnosis.findings if finding.severity is Severity.ERROR]
    path = diagnosis.path
    lines = (
        f"{location(path, finding.line, finding.column)}: {finding.code} {described(finding)}"
        for finding in diagnosis.findings
    )
    findings = _text("\n".join(lines))
    if errors:
        element = "error" if diagnosis.outcome is Outcome.FAILED else "failure"
        first = f'type="{errors[0].code}" message="{_quoted(errors[0].message)}"'
        return element, f"<{element} {first}>{findings}</{element}>"
    output = f"<system-out>{findings}</system-out>" if findings else ""
    if diagnosis.outcome is Outcome.SKIPPED:
        return "skipped", f'<skipped message="{_quoted(diagnosis.reason)}"/>{output}'
    return "", output


def _text(text: str, entities: dict[str, str] | None = None) -> str:
    from xml.sax.saxutils import escape  # not at the top: few runs ask for it

    possible = re.sub(_IMPOSSIBLE, lambda match: escaped(match[0]), text)
    return escape(possible, entities or {}).encode("ascii", "xmlcharrefreplace").decode()


_IN_ATTRIBUTES = {'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
"""Readers would turn line ends and tabs into spaces."""


def _quoted(text: str) -> str:
    return _text(text, _IN_ATTRIBUTES)
