"""A code quality report for GitLab.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterator

from guard_codemod.formatters.base import DocumentFormatter, Json
from guard_codemod.formatters.escaping import described, notes
from guard_codemod.formatters.formats.json import path_members
from guard_codemod.model import Finding, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitLabFormatter(DocumentFormatter):
    """One array, with an object for each finding. Paths are encoded as in `json`."""

    name = "gitlab"
    readers = "GitLab"
    summary = "a code quality report for the merge request: an error is *major*"

    def footer(self) -> Iterator[str]:
        import json  # not at the top: few runs ask for it

        yield json.dumps(self._results, indent=2)

    def _result(self, path: str, finding: Finding) -> Json:
        return {
            # GitLab shows it on one line.
            "description": "\n".join([f"{finding.code} {described(finding)}", *notes(finding)]),
            "check_name": finding.code,
            "fingerprint": self._fingerprint(path, finding),
            "severity": _SEVERITIES[finding.severity],
            "location": {**path_members(path), "lines": {"begin": finding.line}},
        }
