"""The few frozen values that three or more packages pass to each other."""

from __future__ import annotations

from enum import Enum, Flag, auto
from io import StringIO

from guard_codemod.lazy import cached_property, frozen, replace

_ENDS_A_LINE_OF_STR_ALONE = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""Line ends for `str.splitlines`, but not for Python's tokenizer
(https://docs.python.org/3/library/stdtypes.html#str.splitlines)."""


@frozen
class Text:
    """The decoded text of a file, without the BOM."""

    content: str
    encoding: str
    bom: bool

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines with their ends, as Python counts them: a form feed, for example, is no end."""
        if any(mark in self.content for mark in _ENDS_A_LINE_OF_STR_ALONE):
            return tuple(StringIO(self.content, newline=""))
        return tuple(self.content.splitlines(keepends=True))


@frozen
class OldestPython:
    """The oldest version of Python that a file must run on, and where that is stated."""

    version: tuple[int, int]
    origin: str


class Severity(Enum):
    """An error makes `check` fail, a warning only with ``--strict``, and an info never."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Confidence(Enum):
    """How certain a finding is; ``docs/precision.md`` says how often each was right.

    A finding of low confidence is never reported: it only causes a part of the guard.
    """

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Doubt(Flag):
    """Why a finding may be wrong."""

    NONE = 0
    GUESSED = auto()
    """What happens, or that something waits, is likely, but not known."""
    INFORMAL = auto()
    """It is in an example, or in what is told when to stop, or reads what is piped in."""
    CONDITIONAL = auto()
    """Not each run gets there, or something else ends it."""
    NO_JOB = auto()
    """Somebody may sit in front of the program, or it may be a service."""
    SELDOM = auto()
    """What is like it seldom waits for long."""

    def when(self, doubtful: object) -> Doubt:
        """Return this if something is *doubtful*, else no doubt."""
        return self if doubtful else Doubt.NONE

    @property
    def confidence(self) -> Confidence:
        """How certain that is of which these are the doubts."""
        if self is Doubt.NONE:
            return Confidence.HIGH
        grave = self & (Doubt.NO_JOB | Doubt.SELDOM)
        return Confidence.LOW if grave or self.value.bit_count() > 1 else Confidence.MEDIUM


@frozen
class Related:
    """Another location in a finding's file, and what happens there."""

    message: str
    line: int
    column: int = 1
    end_column: int | None = None


@frozen
class Finding:
    """One diagnostic about a location in a file.

    `line`, `column` and `end_column` count from 1, in characters. `end_column` is after the last
    character, and None if the finding spans lines or has no known end. `cause` says what is wrong
    there, and `consequence`, with the punctuation before it, what follows. `help` says what to do.
    `text` is the source line without its end, empty if there is none to show. `related` are other
    locations that explain the finding. Its `doubts` make its `confidence`: with less than high
    confidence, it is at most a warning.
    If it is not `mitigable`, parts that mitigate other hazards with its code do not mitigate it.
    If it `may_succeed`, the job may go on and end with status 0. It may concern all `of_file`, as
    one wrong line of a crontab disables the others.
    """

    code: str
    cause: str
    severity: Severity
    line: int = 1
    column: int = 1
    end_column: int | None = None
    help: str = ""
    text: str = ""
    doubts: Doubt = Doubt.NONE
    related: tuple[Related, ...] = ()
    mitigable: bool = True
    may_succeed: bool = False
    of_file: bool = False
    consequence: str = ""

    @property
    def confidence(self) -> Confidence:
        return self.doubts.confidence

    @property
    def message(self) -> str:
        """The cause with its consequence, if any."""
        return self.cause + self.consequence


class WithoutBlock(str):
    """The reason for leaving alone a job that something else imports and calls."""

    @classmethod
    def run_by(cls, runner: str) -> WithoutBlock:
        """Return the reason, given what calls the job."""
        return cls(f"job without a main block: {runner}")


class Outcome(Enum):
    """All possible outcomes for a file."""

    GUARDED = "guarded"
    UPDATED = "updated"
    REMOVED = "removed"
    UNGUARDED = "unguarded"
    ALREADY_GUARDED = "already guarded"
    POSSIBLE_JOB = "possible job"
    REFUSED = "refused"
    SKIPPED = "skipped"
    FAILED = "failed"


@frozen
class Limit:
    """A guard's limit, None if it is computed, and the grace before the process is killed."""

    seconds: float | None
    kill_after: int


@frozen
class Diagnosis:
    """The outcome and the findings for one content of a file.

    `reason` explains the outcome in one line, `line` and `column` say where. `guard` says which
    parts a new guard has, and why. `hidden` are findings of too low a confidence to be shown.
    `limit` is that of the present or planned guard.
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


@frozen
class Edit:
    """The old content of a file, and the verified new one."""

    old: bytes
    new: bytes


@frozen
class GuardModule:
    """A guard module to write: its real path, and its content `data`."""

    path: str
    data: bytes


@frozen
class FileReport:
    """The diagnosis of a file `before` and, if it is to be changed, `after` the `edit`.

    Each has the line numbers of its own content. `remaining` are the findings of `before` that the
    edit leaves. The guard `module` must be written before the edit; the file `unneeded` may be
    removed after it.
    """

    before: Diagnosis
    after: Diagnosis | None = None
    edit: Edit | None = None
    remaining: tuple[Finding, ...] = ()
    module: GuardModule | None = None
    unneeded: str | None = None

    @property
    def path(self) -> str:
        """The path of the file as it is shown to the user."""
        return self.before.path

    @property
    def new(self) -> bytes | None:
        """The new content, if there is an edit."""
        return self.edit.new if self.edit else None

    @property
    def final(self) -> Diagnosis:
        """The diagnosis once the edit, if any, is made, with the new line numbers."""
        return self.after or self.before

    @property
    def preview(self) -> Diagnosis:
        """The diagnosis if the edit, if any, were made, with the old line numbers."""
        if self.after is None:
            return self.before
        return replace(self.before, outcome=self.after.outcome, findings=self.remaining)
