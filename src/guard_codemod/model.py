"""The few values that three packages or more pass on; frozen, without behaviour of their own."""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from io import StringIO

from guard_codemod.lazy import dataclass, replace

_ENDS_A_LINE_OF_STR_ALONE = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line for `str.splitlines`, but not for Python's tokenizer
(https://docs.python.org/3/library/stdtypes.html#str.splitlines)."""


@dataclass(frozen=True)
class Text:
    """The decoded text of a file, without the BOM."""

    content: str
    encoding: str
    bom: bool

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines with their ends, as Python counts them: a form feed, say, ends none."""
        if any(mark in self.content for mark in _ENDS_A_LINE_OF_STR_ALONE):
            return tuple(StringIO(self.content, newline=""))
        return tuple(self.content.splitlines(keepends=True))


@dataclass(frozen=True)
class OldestPython:
    """The oldest version of Python that a file runs on, and what says so."""

    version: tuple[int, int]
    origin: str


class Severity(Enum):
    """An error makes `check` fail; a warning does so with ``--strict``, and an info never."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(Enum):
    """How certain a finding is: to be right nine times in ten, or more often than not.

    One of low confidence is never reported: it only asks for a part of the guard.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True)
class Related:
    """Another location in the file of a finding, and what happens there."""

    message: str
    line: int
    column: int = 1
    end_column: int | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that `check` says about one location in one file.

    `line`, `column` and `end_column`, behind the last character, count from 1, in characters;
    `end_column` is None where the finding goes on to further lines or has no end. `help` says what
    to do. `text` is the line itself, without its end; empty where there is none to show. `related`
    are other locations that explain it. Less than high `confidence` makes it a warning at most. A
    hazard that is not `mitigable` is not mitigated by the parts that mitigate others of its code;
    one that `may_succeed` lets the job go on, and perhaps end with status 0.
    """

    code: str
    message: str
    severity: Severity
    line: int = 1
    column: int = 1
    end_column: int | None = None
    help: str = ""
    text: str = ""
    confidence: Confidence = Confidence.HIGH
    related: tuple[Related, ...] = ()
    mitigable: bool = True
    may_succeed: bool = False


class Outcome(Enum):
    """The closed set of ways in which the examination of a file ends."""

    UNGUARDED = "not guarded"
    GUARDED = "guarded"
    UPDATED = "updated"
    REMOVED = "guard removed"
    ALREADY_GUARDED = "already guarded"
    SKIPPED = "skipped"
    POSSIBLE_JOB = "possible job"
    REFUSED = "cannot be guarded"
    FAILED = "failed"


@dataclass(frozen=True)
class Limit:
    """The limit of a guard, None if it is computed, and how long after it the process is killed."""

    seconds: float | None
    kill_after: int


@dataclass(frozen=True)
class Diagnosis:
    """What is to be said of one content of a file: how its examination ended, and what was found.

    `reason` says why in one line; `line` and `column` are where. `guard` says which parts a new
    guard has, and why. `hidden` was found too, with less confidence than is to be shown. `limit` is
    that of the guard that is there, or would be.
    """

    path: str
    outcome: Outcome
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    line: int = 1
    column: int = 1
    hidden: tuple[Finding, ...] = ()
    guard: str = ""
    limit: Limit | None = None


@dataclass(frozen=True)
class Edit:
    """A content of a file, and the verified one that replaces it."""

    old: bytes
    new: bytes


@dataclass(frozen=True)
class GuardModule:
    """The file of a guard module that is to be written: its real path, and its `data`."""

    path: str
    data: bytes


@dataclass(frozen=True)
class FileReport:
    """What is to be said of one file `before` and, if it is to be changed, `after` the `edit`.

    Each has lines of its own content. `remaining` are the findings of `before` that the edit
    leaves. The guard `module` has to be there before the edit is made; the file `unneeded` may go
    after it.
    """

    before: Diagnosis
    after: Diagnosis | None = None
    edit: Edit | None = None
    remaining: tuple[Finding, ...] = ()
    module: GuardModule | None = None
    unneeded: str | None = None

    @property
    def path(self) -> str:
        """How the user knows the file."""
        return self.before.path

    @property
    def new(self) -> bytes | None:
        """The new content, if there is an edit."""
        return self.edit.new if self.edit else None

    @property
    def final(self) -> Diagnosis:
        """What holds once the edit, if any, is made; its lines are the new ones."""
        return self.after or self.before

    @property
    def preview(self) -> Diagnosis:
        """What would hold if the edit, if any, were made; its lines are the old ones."""
        if self.after is None:
            return self.before
        return replace(self.before, outcome=self.after.outcome, findings=self.remaining)
