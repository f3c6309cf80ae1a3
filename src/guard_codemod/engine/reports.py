"""Make reports of files that were skipped or failed."""

from __future__ import annotations

from guard_codemod.config.settings import Settings
from guard_codemod.model import Diagnosis, FileReport, Finding, Outcome


def skipped(path: str, reason: str) -> FileReport:
    """Return the report of a file that is left alone."""
    return FileReport(Diagnosis(path, Outcome.SKIPPED, reason))


def failed(path: str, finding: Finding) -> FileReport:
    """Return the report of a file that could not be examined."""
    return FileReport(
        Diagnosis(path, Outcome.FAILED, finding.message, (finding,), finding.line, finding.column)
    )


def skip_reason(settings: Settings) -> str:
    """Return why *settings* make the file be skipped."""
    return f"skip is set ({settings.skipped_by})"
