"""Crontabs of users, the system, supercronic and anacron, and run-parts folders."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from itertools import takewhile

from guard_codemod.lazy import regex, replace
from guard_codemod.schedules.cron import (
    DAY,
    NICKNAMES,
    SUPERCRONIC,
    VIXIE,
    Every,
    parse_cron,
)
from guard_codemod.schedules.entry import (
    Overlap,
    Problem,
    ScheduleEntry,
    ScheduleFile,
    Tree,
)
from guard_codemod.schedules.tree import ROOT, above

_MOST_LINES = 10_000
_CRONTAB = regex(
    r"(?:.*[._-])?(?:crontabs?|cronjobs?|cron|crons)(?:[._-](?:\w+))?|.*\.(?:cron|crontab|tab)",
    re.I,
)
_OTHER_SUFFIX = regex(
    r".*\.(?!txt|cron|tab|crontab|d|conf|example|sample|dist|template|tmpl|j2|in|bak|old)[a-z]\w*",
    re.I,
)
_IN_FOLDER = regex(r"(?:.*/)?(?:cron\.d|crontabs?|cron)/[\w-]+", re.ASCII)
_SYSTEM = regex(r"(?:.*/)?(?:etc/crontab|(?:[\w.-]*\.)?cron\.d(?:/[^/]+)?)")
_OF_USER = regex(r"(?:.*/)?spool/cron/")
_RUN_PARTS = regex(r"(?:.*/)?cron\.(hourly|daily|weekly|monthly)/([^/]+)")
_PERIODS = {"hourly": DAY / 24, "daily": DAY, "weekly": 7 * DAY, "monthly": 28 * DAY}
_EXAMPLE = regex(r"(?:example|sample|dist|template|bak|old|disabled)", re.I)
_TELLS_OF_SUPERCRONIC = regex(r"(?i)(.*dockerfile.*|.*\.ya?ml|.*\.sh|procfile|makefile)")

_VARIABLE = regex(r"""\s*(["']?)([A-Za-z_]\w*)\1\s*=\s*(.*)""", re.ASCII)
_NAMES = "sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_FIELD_LIKE = regex(rf"(?:{_NAMES}|[\d*?~])(?:{_NAMES}|[\d*?/,~LW#-])*", re.ASCII | re.I)
_USER = regex(r"[A-Za-z_][\w.-]*\$?", re.ASCII)
_USUAL_USERS = frozenset({"root", "www-data", "ubuntu", "nobody", "daemon", "postgres", "django"})
_COMMAND = regex(
    r"(?:python|pypy)[\d.]*|(?:ba|da|z|k)?sh|cd|su|sudo|env|flock|timeout|nice|ionice"
    r"|chronic|cronic|exec|export|test|if|for|while|source|uv|poetry|pipenv|conda|docker"
    r"|podman|kubectl|node|php"
    r"|perl|ruby|java|make|curl|wget|rsync|find|rm|cp|mv|tar|echo|sleep|run-parts|systemctl|service"
    r"|pg_dump|mysqldump|git|npm|certbot|aws|gsutil|gcloud|chmod|chown|touch|cat|logger|run-one"
)
_ANACRON = regex(r"\s*(\d+|@daily|@weekly|@monthly|@yearly)\s+(\d+)\s+(\S+)\s+(.+)", re.ASCII)


def matches(path: str) -> bool:
    """Whether *path* has the name of a crontab, or is in a folder of crontabs."""
    name = posixpath.basename(path)
    if name == "anacrontab" or _RUN_PARTS.fullmatch(path) or _SYSTEM.fullmatch(path):
        return not name.startswith(".")
    if _OTHER_SUFFIX.fullmatch(name):
        return False
    return bool(_CRONTAB.fullmatch(name) or _IN_FOLDER.fullmatch(path))


def read(path: str, text: str, tree: Tree) -> ScheduleFile:
    """Return the entries of the crontab *path*."""
    part = _RUN_PARTS.fullmatch(path)
    if part:
        return _run_part(path, part[1], part[2])
    lines = text.split("\n")[:_MOST_LINES]
    if posixpath.basename(path) == "anacrontab":
        return _Reader(path, "anacron").read(lines)
    return _Reader(path, _kind(path, lines, tree)).read(lines)


def _run_part(path: str, period: str, name: str) -> ScheduleFile:
    if name in ("README", "0anacron") or name.startswith("."):
        return ScheduleFile()
    entry = ScheduleEntry(
        path,
        1,
        "run-parts",
        f"cron.{period}",
        command=(ROOT + path,),
        directory="/",
        user="root",
    )
    if re.fullmatch(r"[\w-]+", name, re.ASCII):
        return ScheduleFile((entry.starting(Every(_PERIODS[period])),))
    what = f"run-parts takes no name with other than letters, digits, - and _: rename {name}"
    return ScheduleFile((entry.with_mistakes(what),))


_OVERLAPS = {"anacron": Overlap.QUEUED, "supercronic": Overlap.SKIPPED}


def _kind(path: str, lines: Sequence[str], tree: Tree) -> str:
    if _SYSTEM.fullmatch(path) or (not _OF_USER.match(path) and _mostly_with_user(lines)):
        return "system crontab"
    return "supercronic" if _names_supercronic(path, tree) else "crontab"


def _mostly_with_user(lines: Sequence[str]) -> bool:
    """Whether most entries have a user name in front of the command."""
    votes = [vote for line in lines if (vote := _has_user(line)) is not None]
    return sum(votes) * 2 > len(votes)


def _has_user(line: str) -> bool | None:
    words = line.split()
    if not words or line.lstrip().startswith("#") or _VARIABLE.match(line):
        return None
    behind = words[1:] if words[0].startswith("@") else words[5:]
    if len(behind) < 2 or not _USER.fullmatch(behind[0]) or _COMMAND.fullmatch(behind[0]):
        return False
    user, command = behind[:2]
    starts = command[0] in "/~.[" or _COMMAND.fullmatch(command) or _VARIABLE.match(command)
    return user in _USUAL_USERS or command == user or bool(starts)


def _names_supercronic(path: str, tree: Tree) -> bool:
    """Whether a file beside or above *path* runs supercronic."""
    folders = frozenset(above(posixpath.dirname(path)))
    return any(
        "supercronic" in (tree.read(path) or "")
        for path in tree.paths
        if posixpath.dirname(path) in folders
        and _TELLS_OF_SUPERCRONIC.fullmatch(posixpath.basename(path))
    )


class _Reader:
    """Reads the lines of a crontab of any kind."""

    def __init__(self, path: str, kind: str) -> None:
        self._path = path
        self._kind = kind
        self._variables: dict[str, str] = {}
        self._example = _EXAMPLE.search(posixpath.basename(path)) is not None

    def read(self, lines: Sequence[str]) -> ScheduleFile:
        """Return the entries in *lines*, and a problem for each invalid line."""
        entries: list[ScheduleEntry] = []
        problems: list[Problem] = []
        for number, line in enumerate(lines, 1):
            variable = _VARIABLE.fullmatch(line)
            if not line.strip() or line.lstrip().startswith("#") or "{{" in line:
                continue
            if variable:
                self._variables[variable[2]] = variable[3].strip().strip("\"'")
                continue
            try:
                entries.append(self._entry(number, line))
            except ValueError as error:
                problems.append(Problem(number, f"{error}{_NOT_LOADED}", of_file=True))
        if not entries:
            return ScheduleFile(left_unread="no line of it is an entry" if problems else "")
        return ScheduleFile(tuple(entries), tuple(problems))

    def _entry(self, number: int, line: str) -> ScheduleEntry:
        if self._kind == "anacron":
            return self._of_anacron(number, line)
        schedule, rest = _split(line)
        user, odd = "", list[str]()
        first, following = (*rest.split(None, 1), "")[:2]
        if self._kind != "system crontab":
            if first in _USUAL_USERS and following:
                odd.append(f"in the crontab of a user, {first} is taken for a program: remove it")
                rest = following
        elif _USER.fullmatch(first) and not _COMMAND.fullmatch(first) and following:
            user, rest = first, following
        else:
            odd.append(f"no user stands before the command, so {first} is taken for one: add root")
        is_broken = bool(odd)
        command, cut = self._command(rest)
        if cut and _is_cut_short(command):
            odd.append("% ends the command, and the rest is its input: write \\% for the character")
        entry = replace(self._base(number, schedule, command), user=user)
        if schedule.lower() != "@reboot":
            dialect = SUPERCRONIC if self._kind == "supercronic" else VIXIE
            entry = entry.scheduled(schedule, dialect, _NOT_LOADED)
        if is_broken:
            entry = entry.starting(None)
        return entry.with_mistakes(*odd)

    def _base(self, number: int, schedule: str, command: str) -> ScheduleEntry:
        return ScheduleEntry(
            self._path,
            number,
            self._kind,
            schedule,
            command=command,
            variables=tuple(self._variables.items()),
            time_zone=self._variables.get("CRON_TZ", ""),
            container=self._kind == "supercronic",
            overlap=_OVERLAPS.get(self._kind, Overlap.BESIDE),
            suspended=self._example,
        )

    def _of_anacron(self, number: int, line: str) -> ScheduleEntry:
        match = _ANACRON.fullmatch(line)
        if match is None:
            raise ValueError("not an entry: give days, minutes of delay, a name and a command")
        period, _, name, command = match.groups()
        days = int(period[:6]) if period.isdecimal() else 0
        gap = days * DAY or parse_cron(NICKNAMES.get(period, "@daily")).shortest_gap or DAY
        entry = replace(self._base(number, period, command), name=name, user="root")
        return entry.starting(Every(gap))

    def _command(self, text: str) -> tuple[str, bool]:
        """Return the command in *text*, and whether a ``%`` cuts it short."""
        if self._kind == "supercronic":
            return text, False
        parts = re.split(r"(?<!\\)%", text, maxsplit=1)
        return parts[0].replace("\\%", "%").strip(), len(parts) > 1


def _is_cut_short(command: str) -> bool:
    """Whether *command* was not meant to end where it does: in a quote, or as ``date +``."""
    quotes = command.replace("\\'", "").replace('\\"', "")
    return command.endswith("+") or any(quotes.count(quote) % 2 for quote in "'\"")


_NOT_LOADED = " (until then, cron loads no line of the file)"
"""How the message about a line that cron cannot read ends."""


def _split(line: str) -> tuple[str, str]:
    """Return the schedule and the rest of *line*. Raises `ValueError` if one of them is missing."""
    words = line.split(None, 1)
    if words[0].startswith("@"):
        fields = 1
    else:
        fields = len(list(takewhile(_FIELD_LIKE.fullmatch, line.split()[:7])))
    words = line.split(None, fields)
    if (fields < 5 and not words[0].startswith("@")) or len(words) <= fields:
        what = f"{line.strip()[:40]!r} is not an entry"
        raise ValueError(f"{what}: give five fields, from minute to day of the week, and a command")
    return " ".join(words[:fields]), words[fields].strip()
