"""One line per file that says something, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import IntEnum

from guard_codemod.model import Finding, Outcome, Result, Severity


class Verbosity(IntEnum):
    """How much is said."""

    QUIET = -1
    NORMAL = 0
    VERBOSE = 1


class Report:
    """Turns results into lines as they come, and counts them.

    *guarded* is what to call a file that has got its guard: "would be guarded" in a preview.
    """

    def __init__(self, verbosity: Verbosity, guarded: str | None = None) -> None:
        self._verbosity = verbosity
        self._guarded = guarded
        self._counts: Counter[Outcome] = Counter()
        self._errors_left = False

    def lines(self, result: Result) -> Iterator[str]:
        """Count *result* and yield what is to be said about it."""
        self._counts[result.outcome] += 1
        path = printable(result.path)
        for finding in result.findings:
            error = finding.severity is Severity.ERROR
            self._errors_left = self._errors_left or error
            if error or self._verbosity is not Verbosity.QUIET:
                yield _finding_line(path, finding)
        if self._verbosity is Verbosity.QUIET or result.findings:
            return
        if result.outcome is Outcome.GUARDED:
            yield f"{path}:{result.line}:{result.column}: {self._guarded} ({result.reason})"
        elif self._verbosity is Verbosity.VERBOSE:
            yield f"{path}: {result.outcome.value}: {result.reason}"

    def summary(self) -> str:
        """Return the last line: how many files ended in which outcome."""
        counts = self._counts
        parts = [
            f"{counts[Outcome.GUARDED]} {self._guarded}"
            if self._guarded
            else f"{counts[Outcome.UNGUARDED]} not guarded",
            f"{counts[Outcome.ALREADY_GUARDED]} already guarded",
            f"{counts[Outcome.SKIPPED]} skipped",
            f"{counts[Outcome.FAILED]} failed",
        ]
        if counts[Outcome.REFUSED]:
            parts.insert(1, f"{counts[Outcome.REFUSED]} cannot be guarded")
        if counts[Outcome.PERHAPS]:
            parts.insert(-2, f"{counts[Outcome.PERHAPS]} perhaps jobs")
        return ", ".join(parts)

    @property
    def exit_code(self) -> int:
        """2 if a file could not be examined or written, else 1 if an error is left, else 0."""
        if self._counts[Outcome.FAILED]:
            return 2
        return 1 if self._errors_left else 0


def _finding_line(path: str, finding: Finding) -> str:
    return f"{path}:{finding.line}:{finding.column}: {finding.code} {finding.message}"


def printable(path: str) -> str:
    """Return *path* with the bytes that are no text replaced, so that any terminal takes it."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
