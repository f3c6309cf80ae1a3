"""What the command of a schedule starts, through shells, prefixes, runners and wrappers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guard_codemod.schedules.entry import Overlap, ScheduleEntry
from guard_codemod.schedules.job import NOTHING, PYTHON, Kind, Match, Started
from guard_codemod.schedules.shell import (
    KEPT,
    OUTPUT,
    PIPE,
    Command,
    expand,
    is_dynamic,
    read_commands,
    shown,
)
from guard_codemod.schedules.tree import ROOT, Mapper

_DEEPEST = 3
"""How many wrappers may lie in each other."""

_DEEPEST_NESTING = 40
_MOST_COMMANDS = 2000
_HOME = "/~"


def started_by(entry: ScheduleEntry, mapper: Mapper) -> tuple[Started, ...]:
    """Return what *entry* starts: Python, or else programs, or else what they are surrounded by."""
    if entry.command is None:
        return (Started(Kind.CONTAINER, entry.unknown_because, container=entry.container),)
    reader = _Reader(mapper, posixpath.dirname(entry.source))
    variables = {"HOME": _HOME, "PWD": entry.directory, **dict(entry.variables)}
    shell = _Shell(variables, entry.directory)
    around = _Around(container=entry.container)
    if isinstance(entry.command, str):
        found = list(reader.text(entry.command, shell, around))
    else:
        found = list(reader.command(Command(entry.command), shell, around))
    python = [one for one in found if one.kind in PYTHON]
    telling = [one for one in found if posixpath.basename(one.name) not in _HELPERS]
    text = entry.command if isinstance(entry.command, str) else " ".join(entry.command)
    nothing = Started(Kind.PROGRAM, text[:60], container=entry.container)
    return tuple(dict.fromkeys(python or telling or found or reader.sourced or [nothing]))


@dataclass
class _Shell:
    """What a shell knows: it changes from command to command."""

    variables: dict[str, str]
    directory: str
    arguments: tuple[str, ...] = ()
    output: str = OUTPUT
    errors: str = KEPT
    overlap: Overlap | None = None

    def inner(self) -> _Shell:
        """Return the shell of a command that this one starts."""
        return replace(self, variables=dict(self.variables))


@dataclass(frozen=True)
class _Around:
    """What stands around a command."""

    output: str = OUTPUT
    errors: str = KEPT
    limit: float | None = None
    overlap: Overlap | None = None
    container: bool = False
    via: tuple[str, ...] = ()
    depth: int = 0


@dataclass(frozen=True)
class _Prefix:
    """A program that runs the command behind its options and *arguments*, that is words.

    `valued` are its options that take a further word.
    """

    valued: frozenset[str] = frozenset()
    arguments: int = 0


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _prefixes(table: str) -> dict[str, _Prefix]:
    rows = (row.partition("|") for row in table.split("\n") if row.strip())
    return {
        name: _Prefix(frozenset(options.split()[1:]), int(options.split()[0]))
        for names, _, options in rows
        for name in names.strip().split(", ")
    }


_PREFIXES = _prefixes("""
nice, ionice | 0 -n --adjustment -c -p
chronic, cronic, run-one, nohup, setsid, exec, command, builtin, unbuffer, caffeinate, tini | 0
dumb-init, opentelemetry-instrument, ddtrace-run, time, with-contenv, catchsegv | 0
env | 0 -u --unset -C --chdir
sudo, doas | 0 -u -g -h -p -C -D -R -T -U --user --group --chdir
stdbuf | 0 -i -o -e
setlock, gosu, su-exec, setuidgid, taskset, chrt | 1
cpulimit | 0 -l
lockrun, solo, screen | 0 -S
chpst | 0 -u -n -l -L -e
timeout, gtimeout | 1 -k --kill-after -s --signal
flock | 1 -w --timeout --wait -E --conflict-exit-code
runitor | 0 -uuid -slug -ping-key -api-url
cronitor exec | 1
sentry-cli monitors run | 1
systemd-run | 0 -p --property -u --unit
systemd-cat | 0 -t --identifier -p
xvfb-run | 0 -s -n -e -f -w -p
torsocks, proxychains4, proxychains | 0 -f
uv run, uv tool run | 0 --with -p --python --project --directory --env-file --extra --group --index
poetry run, pipenv run, pdm run, hatch run, rye run, pyenv exec, bundle exec, mise exec | 0 -C -P
pixi run | 0 -e --manifest-path
conda run, mamba run, micromamba run | 0 -n --name -p --prefix --cwd
dotenv run, doppler run, op run, chamber exec, aws-vault exec | 0 -f --env-file -p -c
newrelic-admin run-program | 0
""")
_CONTAINERS = _words(
    "docker podman nerdctl kubectl oc docker-compose dokku lxc heroku singularity apptainer"
)
_SHELLS = frozenset({"sh", "bash", "dash", "zsh", "ksh", "ash"})
_RUNNERS = frozenset({"poetry", "pipenv", "pdm", "hatch", "uv", "coverage", "django"})
_HELPERS = _words(
    ": . [ [[ ]] test true false echo printf sleep mkdir rmdir rm cp mv touch chmod chown ln cat"
    " tee head tail grep sed awk date exit return set unset shift trap wait export source"
    " umask ulimit logger mail pgrep pkill kill find ls which type read local declare readonly"
    " alias shopt conda activate deactivate pushd popd tput clear stty basename dirname"
)
_INTERPRETER = re.compile(r"(python|pypy)[\d.]*w?(\.exe)?")
_ASSIGNMENT = re.compile(r"([A-Za-z_]\w*)\+?=(.*)", re.DOTALL | re.ASCII)
_DURATION = re.compile(r"(\d+(?:\.\d*)?|\.\d+)([smhd]?)", re.ASCII)
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}


class _Reader:
    """Reads the commands of one entry, whose file is in the folder *base* of the tree."""

    def __init__(self, mapper: Mapper, base: str) -> None:
        self._mapper = mapper
        self._base = base
        self._left = _MOST_COMMANDS
        self.sourced: list[Started] = []
        """The scripts that set variables: they start something only if nothing else does."""

    def text(self, text: str, shell: _Shell, around: _Around) -> Iterator[Started]:
        """Yield what the shell text *text* starts."""
        for command in read_commands(text):
            yield from self.command(command, shell, around)

    def command(self, command: Command, shell: _Shell, around: _Around) -> Iterator[Started]:
        """Yield what one command of *shell* starts."""
        self._left -= 1
        if self._left < 0:
            return
        words = [word for one in command.words for word in self._expanded(one, shell, around)]
        command = command.within(shell.output, shell.errors)
        around = replace(around, output=command.output, errors=command.errors)
        around = replace(around, overlap=around.overlap or shell.overlap)
        if command.background:
            around = replace(around, limit=None, overlap=None)
        yield from self._run(words, shell, around)

    def _expanded(self, word: str, shell: _Shell, around: _Around) -> tuple[str, ...]:
        if shown(word) in ("$@", "$*") and is_dynamic(word):
            return shell.arguments
        if word == "~" or word.startswith("~/"):
            return (shell.variables["HOME"] + word[1:],)

        def substitute(text: str) -> str | None:
            return self._substituted(text, shell.inner(), replace(around, depth=around.depth + 1))

        return (expand(word, shell.variables, substitute),)

    def _substituted(self, text: str, shell: _Shell, around: _Around) -> str | None:
        """Return what ``$(text)`` prints, where that is the name of a file or folder."""
        known: str | None = None
        for command in read_commands(text) if around.depth < _DEEPEST_NESTING else ():
            words = [word for one in command.words for word in self._expanded(one, shell, around)]
            last = words[-1] if words else ""
            if words[:1] == ["cd"]:
                _change_folder(shell, last)
            elif words[:1] == ["pwd"]:
                known = shell.directory or None
            elif words[:1] == ["dirname"]:
                known = posixpath.dirname(last)
            elif words[:1] in (["readlink"], ["realpath"]):
                known = _joined(shell.directory, last)
            elif words[:1] in (["which"], ["command"]):
                known = last
            elif words[:2] == ["git", "rev-parse"]:
                known = ROOT
            else:
                return None
        return known

    def _run(self, words: Sequence[str], shell: _Shell, around: _Around) -> Iterator[Started]:
        """Yield what the command *words* starts."""
        words = _assigned(words, shell)
        name = posixpath.basename(words[0]) if words else ""
        around = replace(around, depth=around.depth + 1)
        if not words or around.depth > _DEEPEST_NESTING:
            return
        rest = words[1:]
        if words == ["exec"]:
            shell.output, shell.errors = around.output, around.errors
        elif name in ("cd", "pushd"):
            _change_folder(shell, rest[-1] if rest else _HOME)
        elif name in ("export", "declare", "readonly", "local", "typeset"):
            _assigned([word for word in rest if "=" in word], shell)
        elif name in (".", "source"):
            found = list(self._program(rest[:1] or [""], shell, around, by_shell=True))
            self.sourced += [one for one in found if one.kind not in PYTHON]
            yield from (one for one in found if one.kind in PYTHON)
        elif name == "eval":
            yield from self.text(" ".join(rest), shell, around)
        elif name in _SHELLS or name in ("su", "runuser"):
            yield from self._shell(name, rest, shell, around)
        elif name in _CONTAINERS:
            yield from self._container(words, shell, around)
        elif name == "run-parts":
            yield from self._folder(rest[-1] if rest else "", shell, around)
        elif _INTERPRETER.fullmatch(name):
            yield from self._python(rest, shell, around)
        elif name == "coverage" and "run" in rest:
            yield from self._python(rest[rest.index("run") + 1 :], shell, around)
        elif name == "django-admin":
            yield self._django(rest, around)
        elif is_dynamic(name) and rest and rest[0].endswith(".py"):
            yield from self._python(rest, shell, around)
        else:
            prefix = _prefix_of(words)
            behind = self._behind if prefix else self._program
            yield from behind(words, shell, around)

    def _behind(self, words: Sequence[str], shell: _Shell, around: _Around) -> Iterator[Started]:
        """Yield what the command behind a prefix starts."""
        found = _prefix_of(words)
        assert found is not None
        prefix, rest = found
        options, rest = _without_options(rest, prefix.valued)
        arguments, rest = rest[: prefix.arguments], rest[prefix.arguments :]
        rest = rest[1:] if rest[:1] == ["--"] else rest
        name = posixpath.basename(words[0])
        for option in ("-C", "--chdir", "--cwd", "--directory"):
            if options.get(option) and name != "ionice":
                _change_folder(shell, options[option])
        if name in ("timeout", "gtimeout"):
            around = replace(around, limit=_shortest(around.limit, _seconds(*arguments)))
        if name in ("flock", "setlock", "run-one"):
            waits = name != "run-one" and not any(map(_GIVES_UP.fullmatch, options))
            around = replace(around, overlap=Overlap.QUEUED if waits else Overlap.SKIPPED)
            shell.overlap = shell.overlap if rest else around.overlap
        if name == "flock" and rest[:1] in (["-c"], ["--command"]):
            yield from self.text(" ".join(rest[1:2]), _inner(shell, around), around)
        elif rest and (rest[0].endswith(".py") or rest[0] in _MODULE) and name == "uv":
            yield from self._python(rest, shell, around)
        else:
            yield from self._run(rest, shell, around)

    def _shell(
        self, name: str, words: Sequence[str], shell: _Shell, around: _Around
    ) -> Iterator[Started]:
        """Yield what a shell starts: a text behind ``-c``, or a script."""
        clustered = name in _SHELLS
        for number, word in enumerate(words):
            if number and words[number - 1] in ("-o", "+o", "-O", "--rcfile", "--init-file"):
                continue
            if word in ("-c", "--command") or (clustered and re.fullmatch(r"-[a-z]*c[a-z]*", word)):
                inner = _inner(shell, around, words[number + 3 :])
                yield from self.text(" ".join(words[number + 1 : number + 2]), inner, around)
                return
            if word == "--" and not clustered:
                yield from self._run(words[number + 1 :], shell, around)
                return
            if clustered and not word.startswith(("-", "+")):
                yield from self._program(words[number:], shell, around, by_shell=True)
                return

    def _container(self, words: Sequence[str], shell: _Shell, around: _Around) -> Iterator[Started]:
        """Yield what is started in a container: it begins with what is surely a program."""
        first = next((at for at, word in enumerate(words) if word in ("exec", "run")), None)
        around = replace(around, container=True)
        if first is None:
            yield _started(Kind.PROGRAM, words[0], around)
            return
        inside = _inner(shell, around)
        inside.directory = ""
        for number, word in enumerate(words[first + 1 :], first + 1):
            name = "" if ":" in word else posixpath.basename(word)
            if word == "--":
                yield from self._run(words[number + 1 :], inside, around)
                return
            if _INTERPRETER.fullmatch(name) or name in _SHELLS or name.endswith((".py", ".sh")):
                yield from self._run(words[number:], inside, around)
                return
        yield _started(Kind.CONTAINER, " ".join(words[first + 1 :]), around)

    def _folder(self, path: str, shell: _Shell, around: _Around) -> Iterator[Started]:
        """Yield what ``run-parts`` starts: Debian's takes names without a dot only."""
        name = posixpath.basename(path.rstrip("/"))
        runs = re.compile(rf"(?:.*/)?{re.escape(name)}/[\w-]+", re.ASCII)
        inside = sorted(filter(runs.fullmatch, self._mapper.tree.paths)) if name else []
        for found in inside:
            yield from self._program([ROOT + found], shell, around)
        if not inside:
            yield _started(Kind.FOLDER, path, around)

    def _python(self, words: Sequence[str], shell: _Shell, around: _Around) -> Iterator[Started]:
        """Yield what Python starts with the arguments *words*."""
        at = 0
        while at < len(words):
            word = words[at]
            module = re.fullmatch(r"-[a-zA-Z]*?m(.*)|--module", word)
            if module and word[:2] not in ("-X", "-W"):
                name = module[1] or "".join(words[at + 1 : at + 2])
                rest = words[at + (1 if module[1] else 2) :]
                yield from self._module(name, rest, shell, around)
                return
            if word == "-" or re.fullmatch(r"-(?![WX])[a-zA-Z]*c.*", word):
                break
            if not word.startswith("-"):
                yield from self._script(word, words[at + 1 :], shell, around)
                return
            at += 2 if word in ("-W", "-X", "--with", "--python", "--extra") else 1
        yield _started(Kind.INLINE, "python -c", around)

    def _module(
        self, name: str, rest: Sequence[str], shell: _Shell, around: _Around
    ) -> Iterator[Started]:
        if name == "django":
            yield self._django(rest, around)
        elif name in _RUNNERS:
            yield from self._run([name, *rest], shell, around)
        elif is_dynamic(name):
            yield _started(Kind.DYNAMIC, f"python -m {shown(name)}", around)
        else:
            match = self._mapper.module(name, shell.directory, self._base)
            yield _started(Kind.MODULE, name, around, match)

    def _django(self, words: Sequence[str], around: _Around) -> Started:
        name = next((word for word in words if not word.startswith("-")), "")
        match = self._mapper.management_command(name)
        return _started(Kind.DJANGO, f"manage.py {shown(name)}".strip(), around, match)

    def _script(
        self, name: str, rest: Sequence[str], shell: _Shell, around: _Around
    ) -> Iterator[Started]:
        if posixpath.basename(name) == "manage.py":
            yield self._django(rest, around)
        elif is_dynamic(name):
            yield _started(Kind.DYNAMIC, shown(name), around)
        else:
            match = self._mapper.file(_joined(shell.directory, name), self._base)
            yield _started(Kind.SCRIPT, name, around, match)

    def _program(
        self, words: Sequence[str], shell: _Shell, around: _Around, *, by_shell: bool = False
    ) -> Iterator[Started]:
        """Yield what a file starts that is executable itself, or that a shell runs."""
        name, rest = words[0], words[1:]
        is_path = by_shell or "/" in name or name.endswith((".py", ".sh"))
        module = None if is_path else self._mapper.entry_point(name)
        if name.endswith(".py"):
            yield from self._script(name, rest, shell, around)
        elif is_dynamic(name):
            yield _started(Kind.DYNAMIC, shown(name), around)
        elif module:
            match = self._mapper.module(module, "", self._base)
            yield _started(Kind.ENTRY_POINT, name, around, match)
        elif not is_path:
            yield _started(Kind.PROGRAM, name, around)
        else:
            match = self._mapper.file(_joined(shell.directory, name), self._base)
            yield from self._executable(words, match, shell, around, by_shell=by_shell)

    def _executable(
        self,
        words: Sequence[str],
        match: Match,
        shell: _Shell,
        around: _Around,
        *,
        by_shell: bool,
    ) -> Iterator[Started]:
        name, rest = words[0], words[1:]
        content = self._mapper.text(match.path) if match.path else ""
        first = content.partition("\n")[0] if content.startswith("#!") else ""
        by_shell = by_shell or name.endswith(".sh") or re.search(r"\b[a-z]*sh\b", first) is not None
        if "python" in first:
            yield _started(Kind.SCRIPT, name, around, match)
        elif not by_shell:
            yield _started(Kind.PROGRAM, name, around, match)
        elif match.path and len(around.via) < _DEEPEST:
            here = ROOT + match.path
            arguments = {str(number): word for number, word in enumerate(rest, 1)}
            inner = _inner(shell, around, rest)
            inner.variables |= {"0": here, "BASH_SOURCE": here, **arguments}
            inside = replace(around, via=(*around.via, match.path))
            found = list(self.text(content, inner, inside))
            yield from found or [_started(Kind.WRAPPER, name, around, match)]
        else:
            yield _started(Kind.WRAPPER, name, around, match)
            if rest and (rest[0] in _SHELLS or _INTERPRETER.fullmatch(rest[0])):
                yield from self._run(rest, shell, around)


_MODULE = ("-m", "--module")
_GIVES_UP = re.compile(r"-[a-zA-Z]*[nw]|--nb|--nonblock|--wait|--timeout")


def _started(kind: Kind, name: str, around: _Around, match: Match = NOTHING) -> Started:
    lost = around.errors not in (KEPT, OUTPUT, PIPE) and not around.errors.startswith(_HEARD)
    errors = shown(around.errors) if lost else ""
    name = shown(name)
    return Started(
        kind, name, match, around.via, around.limit, around.overlap, errors, around.container
    )


_HEARD = ("/proc/", "/dev/std", "/dev/tty", "/dev/console", "/dev/fd")
"""Where what is written is seen: the output of a container, or a terminal."""


def _inner(shell: _Shell, around: _Around, arguments: Sequence[str] = ()) -> _Shell:
    """Return the shell that a command of *shell* starts."""
    return replace(
        shell.inner(), arguments=tuple(arguments), output=around.output, errors=around.errors
    )


def _change_folder(shell: _Shell, path: str) -> None:
    """Let *shell* go to *path*; what is only known at run time may be anywhere."""
    shell.directory = "" if is_dynamic(path) or path == "-" else _joined(shell.directory, path)
    shell.variables["PWD"] = shell.directory


def _joined(folder: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(folder, path))


def _assigned(words: Sequence[str], shell: _Shell) -> list[str]:
    """Return *words* without the assignments in front, which are made in *shell*."""
    rest = list(words)
    while rest and (found := _ASSIGNMENT.fullmatch(rest[0])):
        shell.variables[found[1]] = found[2]
        del rest[0]
    return rest


def _prefix_of(words: Sequence[str]) -> tuple[_Prefix, list[str]] | None:
    """Return what stands in front of a command, and the words behind its name."""
    plain = [number for number, word in enumerate(words) if number == 0 or word[:1] != "-"]
    for count in (3, 2, 1):
        name = " ".join(words[number] for number in plain[1:count])
        name = f"{posixpath.basename(words[0])} {name}".strip()
        if len(plain) >= count and name in _PREFIXES:
            return _PREFIXES[name], list(words[plain[count - 1] + 1 :])
    return None


def _without_options(
    words: Sequence[str], valued: frozenset[str]
) -> tuple[dict[str, str], list[str]]:
    """Return the options in front of *words* with their values, and the rest."""
    options: dict[str, str] = {}
    at = 0
    while at < len(words) and words[at].startswith("-") and words[at] not in _MODULE:
        name, _, value = words[at].partition("=")
        at += 1
        if name == "--":
            break
        takes = name in valued or (re.fullmatch("-[a-zA-Z]+", name) and f"-{name[-1]}" in valued)
        if takes and not value:
            value = "".join(words[at : at + 1])
            at += 1
        options[name] = value
    return options, list(words[at:])


def _seconds(text: str = "") -> float | None:
    """Return the duration of ``timeout``; 0 is none."""
    found = _DURATION.fullmatch(text)
    return float(found[1]) * _UNITS[found[2]] or None if found and len(text) < 20 else None


def _shortest(*limits: float | None) -> float | None:
    return min((limit for limit in limits if limit is not None), default=None)
