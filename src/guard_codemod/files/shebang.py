"""What runs a file, by its first line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from guard_codemod.lazy import dataclass, regex

_PYTHON = regex(r"(?:[ci]?python|pythonw|pypy|graalpy|graalpython)[0-9.]*[a-z]?(?:-dbg|-intel64)?")
_SPLIT = regex(r"-[iv0]*S|--split-string=?")
"""The option of ``env`` behind which, or joined to which, the command stands."""


@dataclass(frozen=True)
class _Starter:
    """A program that starts the command behind its options.

    One of `verbs` comes first, if there are any, then `operands` arguments before the command.
    `valued` are the options with a separate value, and behind one of `introducing` the command
    stands. `scripts` says that it runs a file argument as a Python script, and `script_options` are
    the options that make it do so.
    """

    valued: frozenset[str] = frozenset()
    verbs: frozenset[str] = frozenset()
    operands: int = 0
    scripts: bool = False
    script_options: frozenset[str] = frozenset()
    introducing: frozenset[str] = frozenset()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UV = _words(
    "--allow-insecure-host --cache-dir --color --config-file --config-setting -C"
    " --config-settings-package --default-index --directory --env-file --exclude-newer"
    " --exclude-newer-package --extra --extra-index-url --find-links -f --fork-strategy --from"
    " --group --index --index-strategy --index-url -i --keyring-provider --link-mode"
    " --no-binary-package --no-build-isolation-package --no-build-package --no-editable-package"
    " --no-extra --no-group --no-sources-package --only-group --package --prerelease"
    " --prerelease-package --project --python -p --python-platform --refresh-package"
    " --reinstall-package --resolution --upgrade-group --upgrade-package -P --with -w"
    " --with-editable --with-requirements --constraints -c --overrides --build-constraints -b"
    " --torch-backend"
)
_UV_SCRIPT = _words("--script -s --gui-script --module -m")
_RUN = _words("run")


@cache
def _starters() -> Mapping[str, _Starter]:
    conda = _Starter(
        _words("--name -n --prefix -p --cwd -r --root-prefix -e --env -a --attach"), _RUN
    )
    return {
        "env": _Starter(_words("-u --unset -C --chdir -P -a --argv0")),
        "nice": _Starter(_words("-n --adjustment")),
        "ionice": _Starter(_words("-c --class -n --classdata")),
        "nohup": _Starter(),
        "setsid": _Starter(),
        "time": _Starter(_words("-f --format -o --output")),
        "flock": _Starter(_words("-w --timeout -E --conflict-exit-code"), operands=1),
        "timeout": _Starter(_words("-k --kill-after -s --signal"), operands=1),
        "stdbuf": _Starter(_words("-i --input -o --output -e --error")),
        "sudo": _Starter(
            _words("-u --user -g --group -h --host -p --prompt -C -D --chdir -R -T -r -t")
        ),
        "doas": _Starter(_words("-u -C")),
        "uv": _Starter(_UV, _RUN, scripts=True, script_options=_UV_SCRIPT),
        "pipx": _Starter(
            _words("--spec --python --pip-args --index-url -i --backend --with"), _RUN, scripts=True
        ),
        "hatch": _Starter(
            _words("--env -e --project -p --data-dir --cache-dir"), _RUN, scripts=True
        ),
        "pdm": _Starter(_words("--project -p --venv --config -c"), _RUN, scripts=True),
        "poetry": _Starter(_words("--directory -C --project -P"), _RUN, scripts=True),
        "rye": _Starter(_words("--pyproject"), _RUN, scripts=True),
        "pixi": _Starter(
            _words("--environment -e --manifest-path -m --color --spec -s --channel -c --with -w"),
            _words("run exec x"),
        ),
        "pipenv": _Starter(_words("--python --pypi-mirror"), _RUN),
        "conda": conda,
        "mamba": conda,
        "micromamba": conda,
        "nix-shell": _Starter(introducing=_words("-i --run --command")),
        "nix": _Starter(introducing=_words("-c --command")),
        "coverage": _Starter(
            _words("--concurrency --context --data-file --include --omit --rcfile --source"),
            _RUN,
            scripts=True,
            script_options=_words("-m --module"),
        ),
        "kernprof": _Starter(_words("-o --outfile -p --prof-mod -s --setup"), scripts=True),
        "memray": _Starter(_words("-o --output"), _RUN, scripts=True),
        "scalene": _Starter(_words("--outfile"), scripts=True),
        "viztracer": _Starter(_words("-o --output_file"), scripts=True),
    }


_NOT_PYTHON = _words(
    "sh ash bash csh dash fish ksh mksh nu pwsh tcsh zsh awk bun deno expect gawk guile julia just"
    " lua make node ocaml perl php racket Rscript ruby swift tclsh ts-node xonsh"
)


def has_python_shebang(data: bytes) -> bool:
    """Whether the first line of *data* hands the file to a Python, be it through env or uv."""
    if not data.startswith(b"#!"):
        return False
    first, *others = (_split(line) for line in data.split(b"\n"))
    for words in others:  # of nix-shell, the options stand on lines of their own
        if words[:1] == ["nix-shell"] and "nix-shell" in map(_name, first):
            first += words[1:]
    return _runs_python(first)


def _split(line: bytes) -> list[str]:
    """Return the words of *line*, if it begins as a shebang."""
    text = line.decode("utf-8", "surrogateescape") if line.startswith(b"#!") else ""
    return [word.strip("'\"") for word in text[2:].split()]


def _name(word: str) -> str:
    return word.rpartition("/")[2]


def _is_python(word: str) -> bool:
    return bool(_PYTHON.fullmatch(_name(word)))


def _runs_python(words: list[str]) -> bool:
    """Whether the last program that the command *words* starts is a Python."""
    if not words or _is_python(words[0]):
        return bool(words)
    program = _name(words[0])
    if program in _NOT_PYTHON:
        return False
    if program == "uvx" or (program == "uv" and words[1:2] == ["tool"]):
        program, words = "uv", ["uv", "run", *words[1 if program == "uvx" else 3 :]]
    starter = _starters().get(program)
    if starter is None:
        return _runs_python(_behind_unknown(words))
    rest = list(_without_split(words[1:]) if program == "env" else words[1:])
    if starter.introducing:
        at = [index for index, word in enumerate(rest) if word in starter.introducing]
        return _runs_python(rest[at[-1] + 1 :]) if at else False
    if starter.verbs:
        rest = _behind_options(rest, starter)
        if not rest or rest.pop(0) not in starter.verbs:
            return False
    return _starts_python(_behind_options(rest, starter)[starter.operands :], rest, starter)


def _behind_unknown(words: list[str]) -> list[str]:
    """Return the command that a program which is not known starts, as far as that is to be seen."""
    if "--" in words:
        return words[words.index("--") + 1 :]
    known = (
        at
        for at, word in enumerate(words)
        if _is_python(word) or _name(word) in _NOT_PYTHON | _starters().keys()
    )
    return words[next(known, len(words)) :]


def _starts_python(command: list[str], words: list[str], starter: _Starter) -> bool:
    """Whether *starter*, whose *words* end in *command*, runs a Python; see `_runs_python`."""
    options = words[: len(words) - len(command)]
    if not starter.script_options.isdisjoint(options):
        return True
    if not command:
        return starter.scripts
    program = command[0].rpartition(":")[2]  # hatch's environment:command
    if starter.scripts and program.endswith((".py", ".pyw")):
        return True
    return _runs_python([program, *command[1:]])


def _without_split(words: list[str]) -> Iterator[str]:
    """Yield *words* without the option that has ``env`` split what follows."""
    for word in words:
        match = _SPLIT.match(word)
        rest = word[match.end() :] if match else word
        if rest:
            yield rest


def _behind_options(words: list[str], starter: _Starter) -> list[str]:
    """Return what of *words* follows the options of *starter*, and assignments as to ``env``."""
    at = 0
    while at < len(words) and (words[at].startswith("-") or "=" in words[at]):
        if words[at] == "--":
            return words[at + 1 :]
        at += 2 if words[at] in starter.valued else 1
    return words[at:]
