"""Procfiles and supervisord, which keep programs running: those are daemons."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from guard_codemod.lazy import regex
from guard_codemod.schedules.entry import Overlap, ScheduleEntry, ScheduleFile, Tree
from guard_codemod.schedules.unit_file import Unit, read_unit, split_words

_PROCESS = regex(r"([A-Za-z0-9_-]+):\s*(\S.*?)\s*$")
_SUPERVISORD = regex(r"(.*/)?supervisor[\w.-]*(\.conf|\.ini|/.*\.conf|/.*\.ini)")
_COMMENT = regex(r"\s;.*")


def matches(path: str) -> bool:
    """Whether *path* is a Procfile or a configuration of supervisord."""
    procfile = posixpath.basename(path).split(".")[0] == "Procfile"
    return procfile or _SUPERVISORD.fullmatch(path) is not None


def read(path: str, text: str, _tree: Tree) -> ScheduleFile:
    """Return the programs that *path* keeps running."""
    if _SUPERVISORD.fullmatch(path):
        return ScheduleFile(tuple(_programs(path, read_unit([(path, text)]))))
    return ScheduleFile(tuple(_processes(path, text)))


def _processes(path: str, text: str) -> Iterator[ScheduleEntry]:
    for line, process in enumerate(map(_PROCESS.match, text.split("\n")), 1):
        if process:
            once = process[1] == "release"  # it runs before each deployment
            yield ScheduleEntry(
                path,
                line,
                "Procfile",
                "once" if once else "always",
                command=process[2],
                name=process[1],
                supervised=not once,
            )


def _programs(path: str, unit: Unit) -> Iterator[ScheduleEntry]:
    for section in dict.fromkeys(assignment.section for assignment in unit.assignments):
        own = unit.section(section)
        command = own.last("command")
        if section.startswith("program:") and command:
            names = ("directory", "user", "autorestart")
            folder, user, restart = (_COMMENT.sub("", own.value(name)) for name in names)
            stays = restart.lower() not in ("false", "no", "off", "0")
            yield ScheduleEntry(
                path,
                command.line,
                "supervisord",
                "always" if stays else "once",
                command=_words(_COMMENT.sub("", command.value)),
                name=section.partition(":")[2],
                directory=folder,
                user=user,
                overlap=Overlap.SKIPPED,
                supervised=stays,
            )


def _words(command: str) -> tuple[str, ...]:
    try:
        return tuple(split_words(command))
    except ValueError:
        return tuple(command.split())
