"""Annotations for GitHub Actions: commands on standard output, which the runner reads.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from guard_codemod import rules
from guard_codemod.formatters.base import Formatter
from guard_codemod.formatters.escaping import BREAKING, described, notes
from guard_codemod.model import Diagnosis, Finding, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GitHubFormatter(Formatter):
    """One command for each finding."""

    name = "github"
    readers = "GitHub Actions"
    summary = "annotations in the pull request; GitHub shows about ten for each step"

    def findings(self, diagnosis: Diagnosis) -> Iterator[str]:
        path = os.fsencode(self._host_path(diagnosis.path))
        file = _escaped(path.decode("utf-8", "surrogateescape"), "%,:")
        for finding in diagnosis.findings:
            pairs = (f"{name}={value}" for name, value in _properties(file, finding).items())
            help_line = [f"help: {finding.help}"] if finding.help else []
            text = "\n".join([described(finding), *notes(finding), *help_line])
            yield f"::{_COMMANDS[finding.severity]} {','.join(pairs)}::{_escaped(text, '%')}"


def _properties(file: str, finding: Finding) -> dict[str, object]:
    properties: dict[str, object] = {"file": file, "line": finding.line, "col": finding.column}
    if finding.end_column is not None:
        # GitHub needs endLine to know that both columns are on the same line.
        properties |= {"endLine": finding.line, "endColumn": finding.end_column}
    title = f"{finding.code} {rules.name_of(finding.code)}"
    return {**properties, "title": _escaped(title, "%,:")}


def _escaped(text: str, special: str) -> str:
    """Return *text* with ``%`` escapes for *special* characters, line breaks and invalid bytes.

    Nothing else may be escaped: the runner decodes only the colon, the comma, the percent sign
    and the two line ends.
    """
    return re.sub(f"[{special}{BREAKING}]", _percents, text)


def _percents(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogateescape"))
