"""Annotations for GitHub Actions: commands on standard output, which the runner shows beside the lines.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

from guard_codemod import rules
from guard_codemod.formatters.base import Format
from guard_codemod.formatters.escaping import BREAKING, printable
from guard_codemod.model import Diagnosis, Finding


class GitHub(Format):
    """One command for each finding."""

    def lines(self, diagnosis: Diagnosis) -> Iterator[str]:
        path = os.fsencode(self._host_path(diagnosis.path))
        file = _escaped(path.decode("utf-8", "surrogateescape"), "%,:")
        for finding in diagnosis.findings:
            properties = ",".join(
                f"{name}={value}" for name, value in _properties(file, finding).items()
            )
            help_line = f"\nhelp: {finding.help}" if finding.help else ""
            yield f"::{finding.severity.value} {properties}::{_escaped(printable(finding.message) + help_line, '%')}"


def _properties(file: str, finding: Finding) -> dict[str, object]:
    # The columns are of one line only if the end is given as well.
    end = (
        {}
        if finding.end_column is None
        else {"endLine": finding.line, "endColumn": finding.end_column}
    )
    title = f"{finding.code} {rules.name_of(finding.code)}"
    return {
        "file": file,
        "line": finding.line,
        "col": finding.column,
        **end,
        "title": _escaped(title, "%,:"),
    }


def _escaped(text: str, special: str) -> str:
    """Return *text* with the bytes of each character behind ``%`` that is *special*, breaks the line or is not UTF-8.

    Nothing else may be: the runner reads back the colon, the comma, the percent sign and the two line ends alone.
    """
    return re.sub(f"[{special}{BREAKING}]", _percents, text)


def _percents(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "surrogateescape"))
