"""A code quality report for GitLab.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guard_codemod.formatters.base import Format
from guard_codemod.formatters.escaping import printable
from guard_codemod.formatters.fingerprint import Fingerprints
from guard_codemod.formatters.json import path_members
from guard_codemod.formatters.run_summary import RunSummary
from guard_codemod.formatters.style import Style
from guard_codemod.model import Diagnosis, Finding, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


class GitLab(Format):
    """One array, with an object for each finding. Paths are carried as in `guard_codemod.report.json`."""

    def __init__(self, run: RunSummary, style: Style, root: str | None = None) -> None:
        super().__init__(run, style, root)
        self._fingerprints = Fingerprints()
        self._issues: list[dict[str, Any]] = []

    def lines(self, diagnosis: Diagnosis) -> Iterator[str]:
        path = self._host_path(diagnosis.path)
        self._issues += (self._issue(path, finding) for finding in diagnosis.findings)
        yield from ()

    def closing(self) -> Iterator[str]:
        import json  # not at the top: few runs ask for it

        yield json.dumps(self._issues, indent=2)

    def _issue(self, path: str, finding: Finding) -> dict[str, Any]:
        return {
            "description": f"{finding.code} {printable(finding.message)}",
            "check_name": finding.code,
            "fingerprint": self._fingerprints.of(path, finding),
            "severity": _SEVERITIES[finding.severity],
            "location": {**path_members(path), "lines": {"begin": finding.line}},
        }
