"""The few values that three packages or more pass on; frozen, without behaviour of their own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from io import StringIO

STDIN_PATH = "<stdin>"
"""The path of a script that is read on standard input and was given no name."""


@dataclass(frozen=True)
class LocalModule:
    """A module that a job finds in its own folder, from which `path` counts.

    A package is its ``__init__.py``; a folder without one is empty, and so is what is compiled.
    """

    path: str
    data: bytes
    is_package: bool


ReadModule = Callable[[tuple[str, ...]], LocalModule | None]
"""What finds a module by the parts of its dotted name."""


@dataclass(frozen=True)
class SourceFile:
    """One job file as it was read.

    `path` is how the user knows it. `explicit` says that the file itself was named, rather than
    found in a folder; `executable` that its mode has an exec bit; `set_aside` why a file of this
    name or in this folder is never taken for a job, if so. `read_module` finds the modules in its
    folder, None where it has none.
    """

    path: str
    data: bytes
    explicit: bool = True
    executable: bool = False
    set_aside: str | None = None
    read_module: ReadModule | None = field(default=None, compare=False, repr=False)

    def local_module(self, name: str) -> str | None:
        """Return the file in its folder that *name* is imported from, whatever else is called so."""
        module = self.read_module((name,)) if self.read_module else None
        # A folder without an __init__.py comes last, wherever it is.
        return None if module is None or module.path == name else module.path


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
        """The lines with their ends, as Python counts them: `str.splitlines` would also end one at a form feed."""
        if any(mark in self.content for mark in _ENDS_A_LINE_OF_STR_ALONE):
            return tuple(StringIO(self.content, newline=""))
        return tuple(self.content.splitlines(keepends=True))


class Severity(Enum):
    """An error makes `check` fail, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing that `check` says about one place in one file.

    `line`, `column` and `end_column`, behind the last character, count from 1, in characters; `end_column`
    is None where the place goes on to further lines or has no end. `help` says what to do. `text` is the
    line itself, without its end; empty where there is none to show.
    """

    code: str
    message: str
    severity: Severity
    line: int = 1
    column: int = 1
    end_column: int | None = None
    help: str = ""
    text: str = ""


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
class FileReport:
    """How the examination of one file ended.

    `reason` says why in one line. Where a new content was asked for and made, `after` is it, verified,
    `before` what it replaces, and `then` the result once it is in the file's place: its lines are the new ones.
    """

    path: str
    outcome: Outcome
    reason: str = ""
    findings: tuple[Finding, ...] = ()
    line: int = 1
    column: int = 1
    before: bytes = b""
    after: bytes | None = None
    then: FileReport | None = None
