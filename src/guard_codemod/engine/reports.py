"""Reports of files that need no diagnosis: they were skipped, or they failed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec

from guard_codemod import rules
from guard_codemod.config.settings import Settings
from guard_codemod.files.source_file import SourceFile
from guard_codemod.model import Diagnosis, FileReport, Finding, Outcome

P = ParamSpec("P")


def skipped(path: str, reason: str) -> FileReport:
    """Return the report of a file that is left alone."""
    return FileReport(Diagnosis(path, Outcome.SKIPPED, reason))


def failed(path: str, finding: Finding) -> FileReport:
    """Return the report of a file that could not be examined."""
    return FileReport(
        Diagnosis(path, Outcome.FAILED, finding.message, (finding,), finding.line, finding.column)
    )


def skip_reason(settings: Settings) -> str:
    """Return why a file is skipped that *settings* leave alone."""
    return f"skip is set ({settings.skipped_by})"


def guard_recursion(work: Callable[P, FileReport]) -> Callable[P, FileReport]:
    """Let *work*, on a source file, fail the file if it is nested too deeply."""

    @functools.wraps(work)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> FileReport:
        try:
            return work(*args, **kwargs)
        except RecursionError:
            source = args[0]
            assert isinstance(source, SourceFile)
            finding = rules.rule("TG901").finding("nested too deeply to be examined")
            return failed(source.path, finding)

    return guarded
