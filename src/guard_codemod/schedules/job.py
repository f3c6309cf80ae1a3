"""What schedules say about a job: what starts it, how often, and which limits follow."""

from __future__ import annotations

import math
from dataclasses import field
from enum import Enum

from guard_codemod.duration import format_duration
from guard_codemod.lazy import frozen
from guard_codemod.schedules.cron import parse_cron
from guard_codemod.schedules.entry import Overlap, ScheduleEntry

LONGEST = 6 * 3600
"""The longest limit, in seconds, that is suggested if ``max-timeout`` is not set."""

_TO_SPEAK = 10
"""The seconds that a guard needs to print its message and stacks."""

_STEPS = (
    30,
    *(m * 60 for m in (1, 2, 3, 5, 10, 15, 20, 30, 45)),
    *(h * 3600 for h in (1, 2, 3, 4, 6)),
)
_NAMED = {3600: "hourly", 86_400: "daily", 604_800: "weekly"}
_PART = 0.8
"""The largest share of the available time for a limit, so that a slow end does not overlap."""


class Kind(Enum):
    """What kind of thing a command starts."""

    SCRIPT = "script"
    MODULE = "module"
    DJANGO = "Django command"
    ENTRY_POINT = "console script"
    INLINE = "inline code"
    FOLDER = "folder of scripts"
    WRAPPER = "shell script"
    CONTAINER = "command of an image"
    PROGRAM = "program"
    DYNAMIC = "known at run time only"


PYTHON = (Kind.SCRIPT, Kind.MODULE, Kind.DJANGO, Kind.ENTRY_POINT)
"""The kinds that run a Python file."""


@frozen
class Match:
    """The files that a path may mean: it is certain if there is one and `sure` is set."""

    candidates: tuple[str, ...] = ()
    sure: bool = True

    @property
    def path(self) -> str | None:
        """The file, if it is known."""
        return self.candidates[0] if self.sure and len(self.candidates) == 1 else None


NOTHING = Match()


@frozen
class Started:
    """Something that a schedule entry starts.

    `name` is how the command spells it; `match` are the files of the tree that it may mean. `via`
    are the wrapper scripts on the way. `limit` comes from ``timeout`` and `overlap` from
    ``flock``, if used. `errors` is the file that receives standard error, empty if somebody may
    see it. `isolated` means that Python imports nothing from the script's folder (``-I``,
    ``-P``). `times` is how often one run starts it, in sequence; infinite in a loop.
    """

    kind: Kind
    name: str
    match: Match = NOTHING
    via: tuple[str, ...] = ()
    limit: float | None = None
    overlap: Overlap | None = None
    errors: str = ""
    container: bool = False
    isolated: bool = False
    times: float = field(default=1, compare=False)

    @property
    def path(self) -> str | None:
        """The file of the tree, if it is known."""
        return self.match.path

    @property
    def is_missing(self) -> bool:
        """Whether the command gives the path of a file that is not in the tree."""
        is_file = self.kind in (Kind.SCRIPT, Kind.WRAPPER) and "." in self.name
        return is_file and not self.match.candidates


@frozen
class Use:
    """One file that one schedule entry starts.

    It shares the time with others: `share` is the number of starts by the entry, and `of_run`
    that of the whole run, in sequence; infinite in a loop.
    """

    entry: ScheduleEntry
    started: Started
    share: float = 1
    of_run: float = 1

    @property
    def location(self) -> str:
        """Where the entry stands."""
        entry = self.entry
        return f"{entry.source}:{entry.line}" if entry.line else entry.source

    @property
    def gap(self) -> float | None:
        """The shortest time between two starts, None if it is not known for certain."""
        return None if self.is_odd or self.entry.suspended else self.entry.shortest_gap

    @property
    def is_odd(self) -> bool:
        """Whether the line of the entry has a probable mistake."""
        return any(not problem.unreadable for problem in self.entry.problems)

    @property
    def overlap(self) -> Overlap:
        """What happens to a run that is due while another one is under way."""
        return self.started.overlap or self.entry.overlap

    @property
    def may_overlap(self) -> bool:
        """Whether two runs may be under way at once."""
        return self.overlap is Overlap.BESIDE

    @property
    def start_up(self) -> int:
        """How many seconds pass before the guard is armed."""
        return 30 if self.entry.container or self.started.container else 5

    @property
    def outer_limit(self) -> float | None:
        """The seconds after which something outside the job ends it."""
        limits = (self.entry.outer_limit, self.started.limit)
        return min((limit for limit in limits if limit is not None), default=None)

    def how_often(self) -> str:
        """Say how often the entry starts the file."""
        if self.entry.supervised:
            return "always"
        gap = self.entry.shortest_gap if self.entry.suspended else self.gap
        if gap is None:
            return self.entry.schedule
        return _NAMED.get(int(gap)) or f"every {format_duration(int(gap))}"

    def room(self, kill_after: int) -> float | None:
        """Return how many seconds a limit may have; None if the schedule says nothing."""
        if self.gap is None:
            return None
        tries = (1 + self.entry.retries) * max(self.share, self.of_run)
        room = (self.gap - self.entry.random_delay - self.start_up) / tries
        room = _PART * (room - self.entry.backoff - kill_after)
        of_all = self.entry.outer_limit
        outer = min(of_all / self.share if of_all else math.inf, self.started.limit or math.inf)
        return min(room, outer - self.around(kill_after))

    def around(self, kill_after: int) -> int:
        """Return how many seconds a run takes in addition to its limit, to start and to end."""
        return self.start_up + kill_after + _TO_SPEAK


@frozen
class JobSchedule:
    """All entries that start one file; the `doubtful` ones may start another one instead."""

    uses: tuple[Use, ...] = ()
    doubtful: tuple[Use, ...] = ()

    @property
    def active(self) -> tuple[Use, ...]:
        """The uses that start the file repeatedly."""
        return tuple(use for use in self.uses if use.entry.shortest_gap and not use.entry.suspended)

    @property
    def outer_limit(self) -> float | None:
        """The fewest seconds after which something outside the job ends it."""
        limits = (use.outer_limit for use in self.uses + self.doubtful)
        return min((limit for limit in limits if limit), default=None)

    @property
    def supervised(self) -> Use | None:
        """The use that makes the file a daemon, if only supervisors start it."""
        daemons = [use for use in self.uses if use.entry.supervised]
        return daemons[0] if daemons and not self.active else None

    @property
    def most_often(self) -> Use | None:
        """The use with the shortest gap."""
        return min(self.active, key=lambda use: use.gap or math.inf, default=None)

    @property
    def reason(self) -> str:
        """Why the file is certainly a job, empty if no schedule says so."""
        use = self.most_often
        return f"started {use.how_often()} by {use.location}" if use else ""

    @property
    def blocking(self) -> Use | None:
        """The use whose later runs do not start while one hangs."""
        stops = (Overlap.QUEUED, Overlap.SKIPPED)
        return next((use for use in self.active if use.overlap in stops), None)

    @property
    def in_loop(self) -> Use | None:
        """A use whose run has a loop, so that the number of starts is unknown."""
        return next((use for use in self.active if math.isinf(max(use.share, use.of_run))), None)

    def limit(self, kill_after: int, longest: int | None) -> tuple[int, Use] | None:
        """Return the longest limit that fits, and the use that sets it; None if there is none."""
        if self.doubtful:
            return None
        rooms = [(room, use) for use in self.uses if (room := use.room(kill_after)) is not None]
        if not rooms:
            return None
        room, use = min(rooms, key=lambda room: room[0])
        fitting = [step for step in _STEPS if step <= min(room, longest or LONGEST)]
        return (fitting[-1], use) if fitting else None


def use_of_setting(schedule: str, path: str = "") -> Use:
    """Return the use of the file *path* for a crontab *schedule* that a setting gives."""
    entry = ScheduleEntry("the schedule setting", 0, "setting", schedule)
    entry = entry.starting(parse_cron(schedule))
    return Use(entry, Started(Kind.SCRIPT, path, Match((path,) if path else ())))


def of_setting(schedule: str, known: JobSchedule | None) -> JobSchedule:
    """Return the schedules of a job: those *known* and the *schedule* that a setting gives."""
    known = known or JobSchedule()
    return JobSchedule((*known.uses, use_of_setting(schedule)), known.doubtful)
