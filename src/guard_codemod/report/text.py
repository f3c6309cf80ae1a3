"""One line per file that says something, and a summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import IntEnum

from guard_codemod.model import Outcome, Result, Severity


class Verbosity(IntEnum):
    """How much is said."""

    QUIET = -1
    NORMAL = 0
    VERBOSE = 1

    @classmethod
    def of(cls, *, verbose: bool, quiet: bool) -> Verbosity:
        return cls.QUIET if quiet else cls.VERBOSE if verbose else cls.NORMAL


class Report:
    """Turns results into lines as they come, and counts them.

    *guarded* is what to call a file that has got its guard, or lost it (*removes*): "would be guarded"
    in a preview.
    """

    def __init__(self, verbosity: Verbosity, guarded: str | None = None, *, removes: bool = False) -> None:
        self._verbosity = verbosity
        self._removes = removes
        self._guarded = guarded
        self._updated = (guarded or "").replace("guarded", "updated")
        self._counts: Counter[Outcome] = Counter()
        self._errors_left = False

    def lines(self, result: Result) -> Iterator[str]:
        """Count *result* and yield what is to be said about it."""
        self._counts[result.outcome] += 1
        for finding in result.findings:
            error = finding.severity is Severity.ERROR
            self._errors_left = self._errors_left or error
            if error or self._verbosity is not Verbosity.QUIET:
                yield _line(result.path, f"{finding.line}:{finding.column}: {finding.code} {finding.message}")
        if self._verbosity is Verbosity.QUIET:
            return
        if result.outcome is Outcome.UPDATED:
            yield _line(result.path, f"{result.line}:{result.column}: {self._updated} ({result.reason})")
        elif result.outcome in (Outcome.GUARDED, Outcome.REMOVED):
            yield _line(result.path, f"{result.line}:{result.column}: {self._guarded} ({result.reason})")
        elif self._verbosity is Verbosity.VERBOSE and not result.findings:
            yield _line(result.path, f" {result.outcome.value}: {result.reason}")

    def summary(self) -> str:
        """Return the last line: how many files ended in which outcome."""
        counts = self._counts
        changed = counts[Outcome.GUARDED] + counts[Outcome.REMOVED]
        parts = [
            f"{changed} {self._guarded}" if self._guarded else f"{counts[Outcome.UNGUARDED]} not guarded",
            *([f"{counts[Outcome.ALREADY_GUARDED]} already guarded"] if not self._removes else []),
            f"{counts[Outcome.SKIPPED]} skipped",
            f"{counts[Outcome.FAILED]} failed",
        ]
        if counts[Outcome.UPDATED]:
            parts.insert(1, f"{counts[Outcome.UPDATED]} {self._updated}")
        if counts[Outcome.PERHAPS]:
            parts.append(
                "1 perhaps a job" if counts[Outcome.PERHAPS] == 1 else f"{counts[Outcome.PERHAPS]} perhaps jobs"
            )
        if counts[Outcome.REFUSED]:
            parts.append(f"{counts[Outcome.REFUSED]} {'left' if self._removes else 'cannot be guarded'}")
        return ", ".join(parts)

    @property
    def exit_code(self) -> int:
        """2 if a file could not be examined or written, else 1 if an error is left, else 0."""
        if self._counts[Outcome.FAILED]:
            return 2
        return 1 if self._errors_left else 0


def _line(path: str, text: str) -> str:
    return printable(f"{path or repr(path)}:{text}")


def printable(text: str) -> str:
    """Return *text* with what would break the line, steer the terminal or is no character as an escape."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def _escape(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # a byte of a file name that is not UTF-8 (surrogateescape)
        return f"\\x{ord(character) - 0xDC00:02x}"
    return repr(character)[1:-1]
