"""What a file of a scheduler says: the commands that it starts, and what is wrong with it.

Seconds are floats, and lines count from 1. Times are naive: in the time zone of the entry.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import datetime
from enum import Enum
from typing import Protocol

from guard_codemod.lazy import dataclass, replace

_LARGEST = 1 << 20


class Overlap(Enum):
    """What becomes of a run that is due while the one before it is still running."""

    BESIDE = "starts beside it"
    QUEUED = "waits for it"
    SKIPPED = "does not start"
    REPLACES = "ends it"


class ProblemKind(Enum):
    """What kind of problem a schedule has."""

    UNREADABLE = "cannot be read as what it is"
    NEVER = "never starts"
    ODD = "is probably a mistake"


class Recurrence(Protocol):
    """When a schedule starts its command."""

    @property
    def shortest_gap(self) -> float | None:
        """The shortest time between two starts, in seconds; None if there is none."""
        ...

    def starts(self, after: datetime) -> Iterator[datetime]:
        """Yield the starts later than *after*, in order; none where there are none for years."""
        ...


@dataclass(frozen=True)
class Problem:
    """Something that is wrong on `line`; `message` is ``what is wrong: what to do``."""

    line: int
    message: str
    kind: ProblemKind = ProblemKind.UNREADABLE

    @property
    def unreadable(self) -> bool:
        """Whether what stands there cannot be read, and not only hardly be meant."""
        return self.kind is ProblemKind.UNREADABLE


@dataclass(frozen=True)
class ScheduleEntry:
    """One line or unit that makes a scheduler start a command.

    `source` is the path of the file from the root of the tree, with ``/``; `kind` names the
    scheduler, as in "crontab" or "Kubernetes CronJob"; `name` is the entry's own name, if any.

    `schedule` is the text as it stands there. `shortest_gap` is the shortest time between two
    starts, None where there is none, as with ``@reboot`` or a supervisor. `random_delay` is the
    longest time by which a start may be put off.

    `command` is a text that a shell runs, or the words of a command without a shell. It is None
    where another file decides, as the image of a container: `unknown_because` says so.
    `variables` are those that the entry sets, whose values may be secret and are never shown.

    `outer_limit` is the time after which the scheduler ends a run, and `outer_limit_line` where
    that stands, 0 for its own default. `retries` is how many more tries a failed run gets, the
    first of them after `backoff` seconds. A `supervised` command is started again whenever it
    ends, without a schedule: it is a daemon. Entries of a line with the same `run` follow each
    other. `errors` is the file that standard error goes to, empty if the scheduler keeps it.
    """

    source: str
    line: int
    kind: str
    schedule: str = ""
    shortest_gap: float | None = None
    recurrence: Recurrence | None = field(default=None, repr=False, compare=False)
    command: str | tuple[str, ...] | None = None
    unknown_because: str = ""
    name: str = ""
    directory: str = ""
    variables: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    user: str = ""
    time_zone: str = ""
    outer_limit: float | None = None
    outer_limit_line: int = 0
    retries: int = 0
    backoff: float = 0.0
    random_delay: float = 0.0
    container: bool = False
    overlap: Overlap = Overlap.BESIDE
    suspended: bool = False
    supervised: bool = False
    run: str = ""
    errors: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def command_text(self) -> str:
        """The command as one text, empty if it is not known."""
        return self.command if isinstance(self.command, str) else " ".join(self.command or ())

    def with_problems(self, *problems: Problem) -> ScheduleEntry:
        """Return the entry with *problems* besides its own."""
        return replace(self, problems=(*self.problems, *problems))


@dataclass(frozen=True)
class ScheduleFile:
    """What the reader of a source makes of one file.

    `left_unread` says why a file that was recognised is not read, or does not apply.
    """

    entries: tuple[ScheduleEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_unread: str = ""


@dataclass(frozen=True, eq=False)  # what is derived from one may be kept, but not for the next
class Tree:
    """The files `paths` below the folder `root`, from there and with ``/``.

    Commands are looked for among them. `given` are contents of files, in the tree or elsewhere.
    """

    root: str
    paths: frozenset[str]
    given: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> str | None:
        """Return the text of *path*, or None if it is not there, too large or unreadable."""
        content = self.content(path)
        return None if content is None else _decoded(content)

    def content(self, path: str) -> bytes | None:
        """Return the bytes of *path*, or None if there is no text."""
        content = self.given.get(path)
        if content is None and path in self.paths:
            content = content_of(os.path.join(self.root, path))
        return content if content is None or len(content) <= _LARGEST else None


def content_of(path: str) -> bytes | None:
    """Return the content of the file at *path*, as far as it is used; None if it is unreadable."""
    try:
        with open(path, "rb") as file:
            return file.read(_LARGEST + 1)
    except OSError:
        return None


def _decoded(content: bytes) -> str:
    """Return *content* as text, whatever it holds, with plain ends of lines."""
    text = content.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "?")
