"""What the command of a schedule starts, through shells, prefixes, runners and wrappers."""

from __future__ import annotations

import math
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field
from typing import Any

from guard_codemod.data.starters import CONTAINERS, DECLARATIONS, HELPERS, Starter, starter_of
from guard_codemod.data.subprocesses import SHELLS
from guard_codemod.lazy import dataclass, regex, replace
from guard_codemod.schedules.entry import Overlap, ScheduleEntry, whole_number
from guard_codemod.schedules.job import NOTHING, PYTHON, Kind, Match, Started
from guard_codemod.schedules.tree import ROOT, CommandContext, Mapper
from guard_codemod.schedules.unit_file import time_span
from guard_codemod.semantic.shell import (
    KEPT,
    OUTPUT,
    PIPE,
    Command,
    expand,
    is_dynamic,
    read_commands,
    shown,
)

_DEEPEST = 3
"""How deeply wrapper scripts may be nested."""
_DEEPEST_NESTING = 40
_MOST_COMMANDS = 2000
_HOME = "/~"


def started_by(
    entry: ScheduleEntry, mapper: Mapper, roots: dict[str, str | None] | None = None
) -> tuple[Started, ...]:
    """Return what *entry* starts: Python files, else programs, else the helpers around them.

    *roots* holds what the commands of the schedule reveal about the server's folders.
    """
    if entry.command is None:
        return (Started(Kind.CONTAINER, entry.unknown_because, container=entry.container),)
    reading = _Reading(mapper, posixpath.dirname(entry.source), {} if roots is None else roots)
    variables = {"HOME": _HOME, "PWD": entry.directory, **dict(entry.variables)}
    shell = _Shell(reading, variables, entry.directory, container=entry.container)
    shell.errors = entry.errors or KEPT
    is_text = isinstance(entry.command, str)
    text, words = entry.command_text, tuple(entry.command)
    started = list(shell.text(text) if is_text else shell.command(Command(words)))
    python = [start for start in started if start.kind in PYTHON]
    telling = [start for start in started if posixpath.basename(start.name) not in HELPERS]
    nothing = Started(Kind.PROGRAM, text[:60], container=entry.container)
    return tuple(_counted(python or telling or started or reading.sourced or [nothing]))


def _counted(started: Iterable[Started]) -> Iterator[Started]:
    """Yield each of *started* once, with how many times it is started."""
    times = defaultdict[Started, float](float)
    for start in started:
        times[start] += start.times
    return (replace(start, times=max(1, count)) for start, count in times.items())


@dataclass
class _Reading:
    """State shared by all shells of an entry, whose file is in the folder `base`.

    `sourced` holds sourced scripts, which count as started only if nothing else is.
    """

    mapper: Mapper
    base: str
    roots: dict[str, str | None]
    left: int = _MOST_COMMANDS
    sourced: list[Started] = field(default_factory=list)


_SETS_UP = ("pip", "venv", "ensurepip", "virtualenv", "playwright")
_RUNNERS = ("poetry", "pipenv", "pdm", "hatch", "uv", "coverage", "django")
_FOLDERS = ("-C", "--chdir", "--cwd", "--directory")
_TAKES_A_WORD = ("-W", "-X", "--with", "--python", "--extra", "-o", "+o", "-O", "--rcfile")
_INTERPRETER = regex(r"(i?python|pypy)[\d.]*w?(\.exe)?")
_ISOLATES = regex(r"-(?![WX])[a-zA-Z]*[IP][a-zA-Z]*")
_ASSIGNMENT = regex(r"([A-Za-z_]\w*)\+?=(.*)", re.DOTALL | re.ASCII)
_GIVES_UP = regex(r"-[a-zA-Z]*[nw]|--nb|--nonblock|--wait|--timeout")
_HEARD = ("/proc/", "/dev/std", "/dev/tty", "/dev/console", "/dev/fd", KEPT, OUTPUT, PIPE)
"""Prefixes of destinations where output is seen: container logs, a terminal, cron's mail."""


@dataclass
class _Shell:
    """The environment that a shell or wrapping program gives the commands that it runs."""

    reading: _Reading
    variables: dict[str, str]
    directory: str
    arguments: Sequence[str] = ()
    output: str = OUTPUT
    errors: str = KEPT
    limit: float | None = None
    overlap: Overlap | None = None
    container: bool = False
    isolated: bool = False
    via: tuple[str, ...] = ()
    repeated: bool = False
    chosen: bool = False
    depth: int = 0

    def text(self, text: str) -> Iterator[Started]:
        """Yield what the shell script *text* starts."""
        for command in read_commands(text) if self.depth < _DEEPEST_NESTING else ():
            yield from self.command(command)

    def command(self, command: Command) -> Iterator[Started]:
        """Yield what one command starts, and keep its effects on later commands."""
        self.reading.left -= 1
        words = self._assigned(self._expanded(command))
        if self.reading.left < 0 or not words:
            return
        streams = command.within(self.output, self.errors)
        name, rest = words[0], words[1:]
        if name in ("cd", "pushd"):
            self._change_folder(rest[-1] if rest else _HOME)
        elif name in DECLARATIONS:
            self._assigned([word for word in rest if "=" in word])
        elif name in (".", "source"):
            started = list(self._executable(rest[:1] or [""], by_shell=True))
            self.reading.sourced += (start for start in started if start.kind not in PYTHON)
            yield from (start for start in started if start.kind in PYTHON)
        elif name == "shift":
            count = whole_number("".join(rest[:1]), digits=5)
            self.arguments = self.arguments[1 if count is None else count :]
        elif words == ["exec"]:
            self.output, self.errors = streams.output, streams.errors
        elif name == "flock" and rest and rest[-1].isdecimal():
            self.overlap = _overlap(rest)
        else:
            inner = self._inner(output=streams.output, errors=streams.errors)
            inner.repeated |= bool(command.repeated) or name in ("xargs", "parallel")
            inner.chosen |= command.chosen
            if command.background:
                inner.limit = inner.overlap = None
            yield from inner.run(words)

    def _inner(self, **changes: Any) -> _Shell:
        """Return a nested shell with *changes*."""
        return replace(self, variables=dict(self.variables), depth=self.depth + 1, **changes)

    def _started(self, kind: Kind, name: str, match: Match = NOTHING) -> Started:
        errors = "" if self.errors.startswith(_HEARD) else shown(self.errors)
        isolated = self.isolated or bool(self.variables.get("PYTHONSAFEPATH"))
        around = (self.via, self.limit, self.overlap, errors, self.container, isolated)
        kind = Kind.DYNAMIC if is_dynamic(name) else kind
        name = name.lstrip("/") if name.startswith((ROOT, f"{_HOME}/")) else name
        # A branch counts as no start of its own: only one of the branches is taken.
        times = math.inf if self.repeated else 0 if self.chosen else 1
        return Started(kind, shown(name), match, *around, times)

    def _expanded(self, command: Command) -> list[str]:
        """Return the words of *command* with known variables and substitutions expanded."""
        words: list[str] = []
        for word in command.words:
            if is_dynamic(word) and shown(word) in ("$@", "$*"):
                words += self.arguments
            elif word == "~" or word.startswith("~/"):
                words.append(self.variables["HOME"] + word[1:])
            else:
                words.append(expand(word, self.variables, self._inner()._printed))
        return words

    def _assigned(self, words: Sequence[str]) -> list[str]:
        """Make the assignments at the start of *words*, and return the remaining words."""
        rest = list(words)
        while rest and (assignment := _ASSIGNMENT.fullmatch(rest[0])):
            self.variables[assignment[1]] = assignment[2]
            del rest[0]
        return rest

    def _change_folder(self, path: str) -> None:
        """Change the current folder to *path*."""
        path = self.variables.get("OLDPWD", "") if path == "-" else path
        self.variables["OLDPWD"] = self.directory
        self.directory = self.variables["PWD"] = path if is_dynamic(path) else self._joined(path)

    def _joined(self, path: str) -> str:
        return posixpath.normpath(posixpath.join(self.directory, path))

    def _printed(self, text: str) -> str | None:
        """Return what ``$(text)`` prints, if it is the name of a file or folder."""
        known: str | None = None
        for command in read_commands(text) if self.depth < _DEEPEST_NESTING else ():
            name, *rest = (*self._expanded(command), "")
            last = rest[-2] if rest[1:] else ""
            if name == "cd":
                self._change_folder(last)
            elif name == "pwd":
                known = self.directory or None
            elif name == "dirname":
                known = posixpath.dirname(last)
            elif name in ("readlink", "realpath"):
                known = self._joined(last)
            elif name in ("which", "command"):
                known = last
            elif name == "git" and rest[0] == "rev-parse":
                known = ROOT
            else:
                return None
        return known

    def run(self, words: Sequence[str]) -> Iterator[Started]:
        """Yield what the command *words* starts."""
        name, *rest = self._assigned(words) or [""]
        base, first = posixpath.basename(name), "".join(rest[:1])
        if not name or self.depth > _DEEPEST_NESTING:
            return
        if base == "eval":
            yield from self.text(" ".join(rest))
        elif base in SHELLS or base in ("su", "runuser"):
            yield from self._shell(base in SHELLS, rest)
        elif base in CONTAINERS:
            yield from self._inner(container=True, directory="")._container([name, *rest])
        elif base == "run-parts":
            yield from self._folder(rest[-1] if rest else "")
        elif _INTERPRETER.fullmatch(base) or (is_dynamic(base) and first.endswith(".py")):
            yield from self._python(rest)
        elif base in ("django-admin", "manage.py"):
            yield self._django(rest)
        elif starter := starter_of([base, *rest]):
            yield from self._inner()._behind(base, *starter)
        elif "/" in name or name.endswith((".py", ".sh")):
            yield from self._executable([name, *rest], by_shell=False)
        elif (match := self.reading.mapper.entry_point(name)).candidates:
            yield self._started(Kind.ENTRY_POINT, name, match)
        else:
            yield self._started(Kind.PROGRAM, name)

    def _behind(self, name: str, starter: Starter, words: Sequence[str]) -> Iterator[Started]:
        """Yield what the command after *name*, a *starter*, starts."""
        options, arguments, rest = starter.split(words)
        for folder in filter(None, map(options.get, _FOLDERS)):
            self._change_folder(folder)
        if name in ("timeout", "gtimeout"):
            self.limit = min(filter(None, (self.limit, _seconds(*arguments))), default=None)
        if name in ("flock", "setlock", "run-one"):
            self.overlap = Overlap.SKIPPED if name == "run-one" else _overlap(options)
        if name == "env":
            rest = self._assigned(rest)
            prints_assignments = rest[1:] and shown(rest[0]) == "$(...)"
            rest = rest[1:] if prints_assignments else rest
        if name == "flock" and rest[:1] in (["-c"], ["--command"]):
            yield from self.text(" ".join(rest[1:2]))
        elif starter.introducing:
            yield from self.text(" ".join(rest))
        elif rest and starter.is_about_a_script(rest[0]):
            yield from self._python(rest)
        elif len(rest) == 1 and " " in shown(rest[0]):  # no program has such a name
            yield from self.text(rest[0])
        else:
            yield from self.run(rest)

    def _shell(self, clustered: bool, words: Sequence[str]) -> Iterator[Started]:
        """Yield what a shell or ``su`` starts: the text after ``-c``, or a script."""
        for at, word in enumerate(words):
            if at and words[at - 1] in _TAKES_A_WORD:
                continue
            if word in ("-c", "--command") or (clustered and re.fullmatch("-[a-z]*c[a-z]*", word)):
                inner = self._inner(arguments=words[at + 3 :])
                yield from inner.text(" ".join(words[at + 1 : at + 2]))
                return
            if word == "--" and not clustered:
                yield from self.run(words[at + 1 :])
                return
            if clustered and not word.startswith(("-", "+")):
                yield from self._executable(words[at:], by_shell=True)
                return

    def _container(self, words: Sequence[str]) -> Iterator[Started]:
        """Yield what is started in a container: the words from the first certain program on."""
        first = next((at for at, word in enumerate(words) if word in ("exec", "run")), None)
        if first is None:
            yield self._started(Kind.PROGRAM, words[0])
            return
        rest = words[first + 1 :]
        for at, word in enumerate(rest):
            if word == "--" or (":" not in word and _begins_a_command(word)):
                yield from self.run(rest[at + (word == "--") :])
                return
        plain = (word for word in rest if not word.startswith("-"))
        yield self._started(Kind.CONTAINER, next(plain, words[0]))

    def _folder(self, path: str) -> Iterator[Started]:
        """Yield what ``run-parts`` starts: files without a dot in their names, as on Debian."""
        name = posixpath.basename(path.rstrip("/"))
        runs = re.compile(rf"(?:.*/)?{re.escape(name)}/[\w-]+", re.ASCII)
        inside = sorted(filter(runs.fullmatch, self.reading.mapper.tree.paths)) if name else []
        for file in inside:
            yield from self._executable([ROOT + file], by_shell=False)
        if not inside:
            yield self._started(Kind.FOLDER, path)

    def _python(self, words: Sequence[str]) -> Iterator[Started]:
        """Yield what Python starts with the arguments *words*."""
        for at, word in enumerate(words):
            if at and words[at - 1] in _TAKES_A_WORD:
                continue
            module = re.fullmatch(r"-(?![WX])[a-zA-Z]*?m(.*)|--module", word)
            if module:
                behind = [module[1], *words[at + 1 :]] if module[1] else words[at + 1 :]
                yield from self._module("".join(behind[:1]), behind[1:])
                return
            if word == "-" or re.fullmatch(r"-(?![WX])[a-zA-Z]*c.*", word):
                break
            if not word.startswith("-"):
                yield self._script(word, words[at + 1 :])
                return
            self.isolated |= _ISOLATES.fullmatch(word) is not None
        yield self._started(Kind.INLINE, "python -c")

    def _module(self, name: str, rest: Sequence[str]) -> Iterator[Started]:
        if name == "django":
            yield self._django(rest)
        elif name in _RUNNERS:
            yield from self.run([name, *rest])
        elif name in _SETS_UP:
            yield self._started(Kind.PROGRAM, name)
        else:
            match = self.reading.mapper.module(name, self._context)
            yield self._started(Kind.MODULE, name, match)

    def _django(self, words: Sequence[str]) -> Started:
        name = next((word for word in words if not word.startswith("-")), "")
        match = self.reading.mapper.management_command(name)
        return self._started(Kind.DJANGO, f"manage.py {name}".strip(), match)

    def _script(self, name: str, rest: Sequence[str]) -> Started:
        if posixpath.basename(name) == "manage.py":
            return self._django(rest)
        return self._started(Kind.SCRIPT, name, self._file(name))

    @property
    def _context(self) -> CommandContext:
        unknown = is_dynamic(self.directory) or "$" in self.directory
        return CommandContext(
            self.reading.base, self.reading.roots, None if unknown else self.directory
        )

    def _file(self, name: str) -> Match:
        path = "" if is_dynamic(name) else self._joined(name)
        return self.reading.mapper.file(path, self._context)

    def _executable(self, words: Sequence[str], *, by_shell: bool) -> Iterator[Started]:
        """Yield what an executable file, or a script run by a shell, starts."""
        name, rest = words[0], words[1:]
        match = self._file(name)
        content = self.reading.mapper.tree.read(match.path or "") or ""
        first = content.partition("\n")[0] if content.startswith("#!") else ""
        by_shell = by_shell or name.endswith(".sh") or re.search(r"\b[a-z]*sh\b", first) is not None
        if name.endswith(".py") or "python" in first:
            yield self._script(name, rest)
        elif not by_shell:
            yield self._started(Kind.PROGRAM, name, match)
        else:
            inside = list(self._inside(match.path, content, rest) if match.path else ())
            yield from inside or [self._started(Kind.WRAPPER, name, match)]
            if not any(start.kind in PYTHON for start in inside):
                begins = (i for i, word in enumerate(rest) if _begins_a_command(word, first=not i))
                yield from self.run(rest[next(begins, len(rest)) :])

    def _inside(self, path: str, content: str, arguments: Sequence[str]) -> Iterator[Started]:
        """Yield what the wrapper script *path* starts."""
        if len(self.via) < _DEEPEST:
            inner = self._inner(arguments=arguments, via=(*self.via, path))
            inner.variables |= {str(number): word for number, word in enumerate(arguments, 1)}
            inner.variables |= dict.fromkeys(("0", "BASH_SOURCE"), ROOT + path)
            yield from inner.text(content)


def _begins_a_command(word: str, *, first: bool = True) -> bool:
    """Whether *word* must be a program; a script counts only as the *first* word."""
    name = posixpath.basename(word)
    is_file = first and name.endswith((".py", ".sh"))
    return is_file or name in SHELLS or _INTERPRETER.fullmatch(name) is not None


def _overlap(options: Iterable[str]) -> Overlap:
    """Return what happens to a run that fails to get a lock with *options*."""
    return Overlap.SKIPPED if any(map(_GIVES_UP.fullmatch, options)) else Overlap.QUEUED


def _seconds(text: str = "") -> float | None:
    """Return the duration of ``timeout`` in seconds; None for 0 or an invalid one."""
    try:
        return time_span(text) or None
    except ValueError:
        return None
