"""systemd timers with the services that they start, and services that run all the time."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import ClassVar, TypeVar

from guard_codemod.lazy import cached_property, frozen, replace
from guard_codemod.schedules.cron import AnyOf, Every, Recurrence
from guard_codemod.schedules.dockerfile import Image, image_of
from guard_codemod.schedules.entry import (
    LONGEST,
    Overlap,
    Problem,
    ScheduleEntry,
    ScheduleFile,
    Tree,
    whole_number,
)
from guard_codemod.schedules.oncalendar import parse_on_calendar
from guard_codemod.schedules.unit_file import Assignment, Unit, read_unit, split_words, time_span

_REPEATING = ("OnUnitActiveSec", "OnUnitInactiveSec")
_TRIGGERS = ("OnCalendar", *_REPEATING, "OnBootSec", "OnStartupSec", "OnActiveSec")
_COMMANDS = ("ExecCondition", "ExecStartPre", "ExecStart", "ExecStartPost")
_PREFIXES = "@-:+!|"
_SHELL_SYNTAX = frozenset(("&&", "||", "|", ">", ">>", "2>", "2>&1", "&"))

_TRIES = 5
_MOST_DATES = 100
_SHORTEST = 1e-6

Parsed = TypeVar("Parsed")


def matches(path: str) -> bool:
    """Whether *path* has the name of a timer, a service or a container of podman's Quadlet."""
    return path.endswith((".timer", ".service", ".container"))


def read(path: str, _text: str, tree: Tree) -> ScheduleFile:
    """Return what the timer or service *path* starts."""
    reader = _Timer if path.endswith(".timer") else _Service
    unit = reader(path, _with_drop_ins(path, tree), tree)
    return ScheduleFile(tuple(unit.entries()), tuple(unit.problems))


class _Reader:
    """Reads one section of a unit, and collects what is wrong with it."""

    section: ClassVar[str]

    def __init__(self, path: str, unit: Unit, tree: Tree) -> None:
        self.problems: list[Problem] = []
        self._path = path
        self._name = posixpath.basename(path)
        self._unit = unit
        self._own = unit.section(self.section)
        self._tree = tree

    def _flag(self, key: str) -> bool:
        return self._own.value(key).lower() in ("yes", "y", "true", "t", "1", "on")

    def _seconds(self, *keys: str, default: float = 0.0) -> float:
        """Return the seconds that the last of *keys* sets, or *default*."""
        assignment = self._own.last(*keys)
        seconds = self._parsed(assignment, time_span) if assignment else default
        return seconds or 0.0

    def _parsed(self, assignment: Assignment, parse: Callable[[str], Parsed]) -> Parsed | None:
        """Return the parsed value, or None with a problem noted if it is invalid."""
        try:
            return parse(assignment.value)
        except ValueError as error:
            self._problem(assignment, str(error), unreadable=True)
            return None

    def _problem(self, assignment: Assignment, message: str, *, unreadable: bool = False) -> None:
        line, what = self._line(assignment), f"{assignment.key}=: {message}"
        self.problems.append(Problem(line, what, unreadable))

    def _line(self, assignment: Assignment | None) -> int:
        return assignment.line if assignment and assignment.path == self._path else 1


class _Timer(_Reader):
    """Reads a timer and the service that it starts."""

    section = "Timer"

    def entries(self) -> Iterator[ScheduleEntry]:
        """Yield an entry for each command of the service."""
        service = _find(_service_of(self._name, self._unit), self._path, self._tree)
        if service.missing:
            yield replace(self._entry(), unknown_because=service.missing)
        else:
            unit = _with_drop_ins(service.path, self._tree)
            started = _Service(service.path, unit, self._tree)
            yield from started.commands(self._entry(), service.instance)

    def _entry(self) -> ScheduleEntry:
        triggers = self._own.all(*_TRIGGERS)
        dates = [trigger for trigger in triggers if trigger.key == "OnCalendar"][:_MOST_DATES]
        plans = [plan for date in dates if (plan := self._parsed(date, parse_on_calendar))]
        spans = [
            self._parsed(trigger, time_span) for trigger in triggers if trigger.key in _REPEATING
        ]
        calendar = AnyOf(tuple(plans))
        gaps = [
            gap for gap in (*spans, calendar.shortest_gap) if gap and _SHORTEST <= gap < LONGEST
        ]
        recurrence: Recurrence | None = calendar if plans else Every(min(gaps)) if gaps else None
        if plans and all(plan.never for plan in plans):
            self._problem(triggers[-1], "never elapses: correct the date")
        fixed = self._flag("FixedRandomDelay")
        return ScheduleEntry(
            self._path,
            self._line(triggers[0] if triggers else None),
            "systemd timer",
            schedule="; ".join(f"{trigger.key}={trigger.value}" for trigger in triggers),
            shortest_gap=min(gaps, default=None),
            recurrence=recurrence,
            name=self._name,
            time_zone=next((plan.time_zone for plan in plans), ""),
            random_delay=0.0 if fixed else self._seconds("RandomizedDelaySec"),
            overlap=Overlap.SKIPPED,
        )


class _Service(_Reader):
    """Reads a service; a timer that starts it reports its commands instead."""

    section = "Service"

    def entries(self) -> Iterator[ScheduleEntry]:
        """Yield the commands of this service, unless a timer starts them."""
        by_timer = self._path in _started_by_timers(self._tree)
        restart = self._own.value("Restart", "no")
        enabled = restart != "no" and self._unit.section("Install").last("WantedBy") is not None
        stays = restart in ("always", "on-success") or enabled
        entry = ScheduleEntry(
            self._path,
            self._line(self._own.last("ExecStart", "Image")),
            "systemd service",
            "no timer",
            name=self._name,
            overlap=Overlap.SKIPPED,
            supervised=stays and not self._once,
        )
        if by_timer and self._once and self._flag("RemainAfterExit"):
            assignment = self._own.all("RemainAfterExit")[-1]
            self._problem(assignment, "the timer can start it only once: remove this")
        idle = self._own.last("RuntimeMaxSec" if self._once else "TimeoutStartSec")
        if idle and (self._once or by_timer) and not self._image:
            kind = self._own.value("Type", "simple")
            self._problem(idle, f"does not limit a {kind} service: set {self._limit_keys()[0]}=")
        commands = tuple(self.commands(entry, ""))
        yield from () if by_timer else commands

    def commands(self, entry: ScheduleEntry, instance: str) -> Iterator[ScheduleEntry]:
        """Yield *entry* with each command of this service, and with its limits."""
        again = self._own.value("Restart", "no") != "no" and not entry.supervised
        entry = replace(
            entry,
            directory=self._own.value("WorkingDirectory").removeprefix("-"),
            user=self._own.value("User"),
            variables=tuple(self._variables()),
            outer_limit=self._seconds(*self._limit_keys()) or None,
            # A job that times out rarely restarts often enough to hit systemd's start limit.
            retries=self._tries() - 1 if again else 0,
            backoff=self._seconds("RestartSec", default=0.1) if again else 0.0,
            run=self._name,
            errors=self._errors(),
            container=bool(self._image),
        )
        keys = (key for key in _COMMANDS if key != "ExecStart" or not self._image)
        commands = [assignment for key in keys for assignment in self._own.all(key)]
        for assignment in commands:
            for words in self._commands_of(assignment, instance):
                yield replace(entry, command=words)
        if self._image:
            yield self._in_container(entry, instance)
        elif not (commands or self._name.endswith(".container")):
            yield replace(entry, unknown_because=f"{self._name} has no ExecStart=")

    def _in_container(self, entry: ScheduleEntry, instance: str) -> ScheduleEntry:
        """Return *entry* with what the container's image runs, given the ``Exec=`` command."""
        image, given = image_of(self._image, self._tree) or Image(), self._own.last("ExecStart")
        arguments = next(self._commands_of(given, instance), ()) if given else ()
        command = image.started(tuple(self._own.value("Entrypoint").split()), arguments)
        why = f"its image decides: {self._image}"
        directory = entry.directory or image.directory
        return replace(entry, command=command or None, unknown_because=why, directory=directory)

    @cached_property
    def _image(self) -> str:
        return self._own.value("Image")

    @property
    def _once(self) -> bool:
        default = "simple" if self._own.all("ExecStart", "Image") else "oneshot"
        return self._own.value("Type", default) == "oneshot"

    def _limit_keys(self) -> tuple[str, ...]:
        """Return the keys that limit a run; ``TimeoutStartSec`` does so only for ``oneshot``."""
        return ("TimeoutStartSec", "TimeoutSec") if self._once else ("RuntimeMaxSec",)

    def _tries(self) -> int:
        """Return how often a failing run is started; without a limit, the default counts."""
        burst = self._unit.section("Unit").value("StartLimitBurst")
        return whole_number(burst, digits=5) or _TRIES

    def _errors(self) -> str:
        """Return the file that receives standard error, if it is a file."""
        errors = self._own.value("StandardError")
        if errors in ("", "inherit"):
            errors = self._own.value("StandardOutput")
        if errors == "null":
            return "/dev/null"
        kind, _, path = errors.partition(":")
        return path if kind in ("file", "append", "truncate") else ""

    def _variables(self) -> Iterator[tuple[str, str]]:
        for assignment in self._own.all("Environment"):
            for word in self._parsed(assignment, split_words) or ():
                name, equals, value = word.partition("=")
                if equals:
                    yield name, value

    def _commands_of(self, assignment: Assignment, instance: str) -> Iterator[tuple[str, ...]]:
        words = self._parsed(assignment, split_words) or assignment.value.split()
        program = words[0].lstrip("" if self._image else _PREFIXES)
        if "@" in words[0].removesuffix(program):
            del words[1:2]  # argv[0] for the program
        words[0] = program
        shell = any(word.startswith("-") and word.endswith("c") for word in words)
        if not shell and (_SHELL_SYNTAX.intersection(words) or any("$(" in w for w in words)):
            self._problem(assignment, "has shell syntax, but no shell: use /bin/sh -c")
        if program.endswith("/"):
            self._problem(assignment, f"{program} is a folder: remove the slash")
        command: list[str] = []
        for word in (*words, ";"):
            if word != ";":
                command.append(_specified(word, instance))
            elif command:
                yield tuple(command)
                command = []


@frozen
class _Found:
    """The file of a unit, or why there is none; `instance` is the value of ``%i``."""

    path: str = ""
    missing: str = ""
    instance: str = ""


def _find(name: str, beside: str, tree: Tree) -> _Found:
    """Return the file of the unit *name*, preferably *beside* the unit that names it."""
    units = _units(tree)
    stem, at, rest = name.partition("@")
    template = f"{stem}@.service" if at and name not in units else name
    paths = units.get(template, [])
    own = beside.removesuffix(".timer") + ".service"
    if not paths and own in tree.paths:
        return _Found(own)  # the file may be installed under another name
    near = [path for path in paths if posixpath.dirname(path) == posixpath.dirname(beside)]
    if len(near or paths) == 1:
        return _Found((near or paths)[0], instance=rest.removesuffix(".service"))
    why = f"several files are called {template}" if paths else f"{template} is not in the tree"
    return _Found(missing=why)


def _service_of(timer: str, unit: Unit) -> str:
    return unit.section("Timer").value("Unit", timer.removesuffix(".timer") + ".service")


@lru_cache(maxsize=1)
def _started_by_timers(tree: Tree) -> frozenset[str]:
    """Return the paths of all services that a timer starts."""
    timers = [path for path in tree.paths if path.endswith(".timer")]
    units = {path: _with_drop_ins(path, tree) for path in timers}
    names = {path: _service_of(posixpath.basename(path), unit) for path, unit in units.items()}
    return frozenset(_find(name, path, tree).path for path, name in names.items())


@lru_cache(maxsize=1)
def _units(tree: Tree) -> dict[str, list[str]]:
    """Return the paths of units by name, and of drop-ins by the name of their folder."""
    units: dict[str, list[str]] = {}
    for path in sorted(tree.paths):
        folder, name = posixpath.split(path)
        if matches(path):
            units.setdefault(name.replace(".container", ".service"), []).append(path)
        elif path.endswith(".conf") and folder.endswith(".d"):
            units.setdefault(posixpath.basename(folder), []).append(path)
    return units


def _with_drop_ins(path: str, tree: Tree) -> Unit:
    folder, name = posixpath.split(path)
    files, units = [path], _units(tree)
    for drop_ins in _drop_in_folders(name):
        paths = units.get(drop_ins, [])
        own = posixpath.join(folder, drop_ins)
        folders = {posixpath.dirname(path) for path in paths}
        where = own if own in folders else folders.pop() if len(folders) == 1 else ""
        files += [path for path in paths if posixpath.dirname(path) == where]
    return read_unit((path, tree.read(path) or "") for path in files)


def _drop_in_folders(name: str) -> Iterator[str]:
    """Yield ``service.d``, ``a-.service.d``, ``a-b@.service.d``, … for ``a-b@c.service``."""
    stem, _, kind = name.rpartition(".")
    yield f"{kind}.d"
    for index, character in enumerate(stem[:-1]):
        if character in "-@":
            yield f"{stem[: index + 1]}.{kind}.d"
    yield f"{name}.d"


def _specified(word: str, instance: str) -> str:
    """Return *word* with those specifiers replaced that do not need a running systemd."""
    if instance:
        word = word.replace("%i", instance).replace("%I", instance)
    return word.replace("%%", "%")
