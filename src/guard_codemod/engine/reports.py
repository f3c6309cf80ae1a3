"""Make reports of files that were skipped or failed."""

from __future__ import annotations

from guard_codemod import rules
from guard_codemod.lazy import replace
from guard_codemod.model import Diagnosis, FileReport, Outcome, Text
from guard_codemod.rules.locations import with_source_line


def skipped(path: str, reason: str) -> FileReport:
    """Return the report of a file that is left alone."""
    return FileReport(Diagnosis(path, Outcome.SKIPPED, reason))


def failed(
    path: str, code: str, why: object, line: int = 1, column: int = 1, text: Text | None = None
) -> FileReport:
    """Return the report of a file that could not be examined, with a finding of the rule *code*.

    The finding shows its line if the *text* of the file is given, and the help of *why* if any.
    """
    finding = rules.rule(code).finding(str(why), line, column)
    finding = replace(finding, help=getattr(why, "help", "") or finding.help)
    if text is not None:
        finding = with_source_line(finding, text)
    return FileReport(Diagnosis(path, Outcome.FAILED, str(why), (finding,), line, column))
