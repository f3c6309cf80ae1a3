"""What a scheduler's file says: the commands that it starts, and what is wrong with it.

Seconds are floats, and lines count from 1. Times are naive: in the time zone of the entry.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import field
from enum import Enum

from guard_codemod.lazy import dataclass, frozen, replace
from guard_codemod.schedules.cron import Cron, Dialect, Every, Recurrence, parse_cron
from guard_codemod.schedules.unit_file import time_span

LONGEST = 1e9
"""Intervals of more seconds than this, some 30 years, do not count as recurring."""

_LARGEST = 1 << 20


class Overlap(Enum):
    """What happens to a run that is due while the previous one is still running."""

    BESIDE = "starts beside it"
    QUEUED = "waits for it"
    SKIPPED = "does not start"
    REPLACES = "ends it"


@frozen
class Problem:
    """Something that is wrong on `line`; `message` is ``what is wrong: what to do``.

    Either the line is `unreadable`, or it is probably a mistake. Because of it, the scheduler may
    load nothing `of_file`.
    """

    line: int
    message: str
    unreadable: bool = True
    of_file: bool = False


@frozen
class ScheduleEntry:
    """One line or unit that makes a scheduler start a command.

    `source` is the path of the file from the root of the tree, with ``/``; `kind` names the
    scheduler, as in "crontab" or "Kubernetes CronJob"; `name` is the entry's own name, if any.

    `schedule` is the text in the file. `shortest_gap` is the shortest time between two starts in
    seconds, None if there is none, as with ``@reboot`` or a supervisor. `random_delay` is the
    longest time by which a start may be delayed.

    `command` is text for a shell, or the words of a command run without one. It is None if
    something else decides, such as a container's image: `unknown_because` says what.
    `variables` are those that the entry sets; their values may be secret and are never shown.

    `outer_limit` is the time after which the scheduler ends a run, and `outer_limit_line` the
    line that sets it, 0 for a default. `retries` is how many more times a failed run is tried,
    the first time after `backoff` seconds. A `supervised` command has no schedule and is
    restarted whenever it ends: it is a daemon. Entries with the same line and `run` follow each
    other. `errors` is the file that receives standard error, empty if the scheduler keeps it.
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
        """Return the entry with *problems* added."""
        return replace(self, problems=(*self.problems, *problems))

    def with_mistakes(self, *messages: str) -> ScheduleEntry:
        """Return the entry with probable mistakes on its line, which *messages* describe."""
        mistakes = (Problem(self.line, message, unreadable=False) for message in messages)
        return self.with_problems(*mistakes)

    def starting(self, recurrence: Recurrence | None) -> ScheduleEntry:
        """Return the entry with the starts of *recurrence*, or with unknown ones."""
        gap = recurrence.shortest_gap if recurrence else None
        return replace(self, recurrence=recurrence, shortest_gap=gap)

    def scheduled(self, text: str, dialect: Dialect, so: str = "") -> ScheduleEntry:
        """Return the entry with the cron schedule *text*, which may begin with a time zone.

        If it cannot be read, *so* says at the end of the message why the whole file is not loaded.
        """
        first, _, rest = text.strip().partition(" ")
        variable, _, zone = first.partition("=")
        named = zone if variable in ("TZ", "CRON_TZ") else ""
        entry = replace(self, schedule=text, time_zone=named or self.time_zone)
        try:
            recurrence = _recurrence(rest if named else text, dialect)
        except ValueError as error:
            message = f"{error}{so}" if so else f"in {text[:60]!r}, {error}"
            return entry.with_problems(Problem(entry.line, message, of_file=bool(so)))
        entry = entry.starting(recurrence)
        if isinstance(recurrence, Every):
            return entry
        if recurrence.never:
            what = "the schedule never starts anything: correct its days or ranges"
            return entry.with_mistakes(what)
        return entry.with_mistakes(*recurrence.oddities)


def whole_number(text: str, digits: int) -> int | None:
    """Return the number *text*, None if it is not one of at most so many *digits*."""
    return int(text) if text.isdecimal() and len(text) <= digits else None


def _recurrence(text: str, dialect: Dialect) -> Cron | Every:
    nickname, _, rest = text.strip().partition(" ")
    if nickname != "@every" or not rest:
        return parse_cron(text.strip(), dialect)
    seconds = time_span(rest) or 0.0
    if not 0 < seconds < LONGEST:
        raise ValueError("nothing recurs like this: give a duration such as 1h30m")
    return Every(max(seconds, 1.0))  # as robfig/cron rounds it


@frozen
class ScheduleFile:
    """The entries and problems found in one file.

    `left_unread` says why a file that was recognized is not read, or does not apply.
    """

    entries: tuple[ScheduleEntry, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_unread: str = ""


@dataclass(frozen=True, eq=False)  # compared by identity: caches must not mix trees
class Tree:
    """The files below the folder `root`; `paths` are relative to it, with ``/``.

    Commands are looked up among them. `given` are contents of files, in the tree or elsewhere.
    """

    root: str
    paths: frozenset[str]
    given: Mapping[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> str | None:
        """Return the text of *path*, or None if it is not there, too large or unreadable.

        Decoding does not fail, and LF is the only line end.
        """
        content = self.content(path)
        if content is None:
            return None
        text = content.decode("utf-8-sig", "replace").replace("\0", "?")
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def is_text(self, path: str) -> bool:
        """Whether the content of *path*, if there is any, is text in UTF-8."""
        content = self.content(path) or b""
        try:
            return "\0" not in content.decode()
        except UnicodeDecodeError:
            return False

    def content(self, path: str) -> bytes | None:
        """Return the bytes of *path*, or None in the same cases."""
        content = self.given.get(path)
        if content is None and path in self.paths:
            content = content_of(os.path.join(self.root, path))
        return content if content is None or len(content) <= _LARGEST else None


def content_of(path: str) -> bytes | None:
    """Return the content of the file at *path*, cut if too large; None if it is unreadable."""
    try:
        with open(path, "rb") as file:
            return file.read(_LARGEST + 1)
    except OSError:
        return None
