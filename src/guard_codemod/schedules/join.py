"""Match schedules with the files that they start."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property

from guard_codemod.lazy import frozen, replace
from guard_codemod.schedules.commands import started_by
from guard_codemod.schedules.cron import AnyOf
from guard_codemod.schedules.entry import Problem, ScheduleEntry, ScheduleFile, Tree
from guard_codemod.schedules.job import PYTHON, JobSchedule, Use
from guard_codemod.schedules.sources import crontab, source_of
from guard_codemod.schedules.tree import Mapper

_MOST_ENTRIES = 10_000


@frozen
class Schedules:
    """Everything that the schedules of a tree say; paths are relative to its root."""

    files: Mapping[str, ScheduleFile] = field(default_factory=dict)
    uses: tuple[Use, ...] = ()

    @cached_property
    def jobs(self) -> dict[str, JobSchedule]:
        """The schedules of each file that is started, or may be."""
        uses = defaultdict[str, list[Use]](list)
        doubtful = defaultdict[str, list[Use]](list)
        for use in self.uses:
            for path in use.started.match.candidates if use.started.kind in PYTHON else ():
                (uses if use.started.path else doubtful)[path].append(use)
        return {
            path: JobSchedule(tuple(uses[path]), tuple(doubtful[path]))
            for path in sorted({*uses, *doubtful})
        }


def read_schedules(tree: Tree, paths: Iterable[str], *, named: Iterable[str] = ()) -> Schedules:
    """Read the schedules among *paths*, by their usual names, and all files *named*."""
    named = frozenset(named)
    files: dict[str, ScheduleFile] = {}
    for path in sorted({*paths, *named}):
        source = source_of(path) or (crontab if path in named else None)
        text = tree.read(path) if source else None
        read = source.read(path, text, tree) if source and text is not None else None
        if path in named and read and not read.entries and not tree.is_text(path):
            read = _NOT_TEXT
        if read and (read != ScheduleFile() or path in named):  # most YAML is something else
            files[path] = read
    mapper = Mapper(tree)
    entries = [entry for file in files.values() for entry in file.entries][:_MOST_ENTRIES]
    sources = defaultdict[str, list[ScheduleEntry]](list)
    for entry in _together(entries):
        sources[entry.source].append(entry)
    return Schedules(
        files, tuple(use for source in sources.values() for use in _uses(source, mapper))
    )


_NOT_TEXT = ScheduleFile(
    problems=(Problem(1, "the file is not text in UTF-8: save it as such", of_file=True),),
    left_unread="it is not text in UTF-8",
)


def _together(entries: Iterable[ScheduleEntry]) -> Iterator[ScheduleEntry]:
    """Yield *entries*; those with the same command get the shortest gap between all starts."""
    groups = defaultdict[object, list[ScheduleEntry]](list)
    for entry in entries:
        groups[entry.source, entry.name, entry.directory, entry.command].append(entry)
    for group in groups.values():
        different = {entry.recurrence for entry in group if entry.recurrence and _recurs(entry)}
        gap = AnyOf(tuple(different)).shortest_gap if len(different) > 1 else None
        for entry in group:
            yield replace(entry, shortest_gap=gap) if gap and _recurs(entry) else entry


def _recurs(entry: ScheduleEntry) -> bool:
    """Whether *entry* starts a known command at plausible times."""
    return bool(entry.recurrence and entry.command and not (entry.suspended or entry.problems))


def _uses(entries: Iterable[ScheduleEntry], mapper: Mapper) -> Iterator[Use]:
    """Yield what the *entries* of one source start."""
    roots: dict[str, str | None] = {}
    pairs = [(entry, started_by(entry, mapper, roots)) for entry in entries]
    starts = defaultdict[tuple[int, str], float](float)
    for entry, started in pairs:
        starts[entry.line, entry.run] += sum(start.times for start in started if start.path)
    for entry, started in pairs:
        if any(start.match.candidates and not start.path for start in started):
            started = started_by(entry, mapper, roots)  # other entries fill `roots`
        own = sum(start.times for start in started if start.path)
        together = starts[entry.line, entry.run] if entry.run else own
        yield from (Use(entry, start, own or 1, together or 1) for start in started)
