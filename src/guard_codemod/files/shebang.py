"""Tell from a file's first line whether Python runs it."""

from __future__ import annotations

from collections.abc import Iterator
from posixpath import basename

from guard_codemod.data.starters import BY_PROGRAM, starter_of
from guard_codemod.lazy import regex

_PYTHON = regex(r"(?:[ci]?python|pythonw|pypy|graalpy|graalpython)[0-9.]*[a-z]?(?:-dbg|-intel64)?")
_SPLIT = regex(r"-[iv0]*S|--split-string=?")
"""The option of ``env`` that precedes the command, or has it attached."""


_NOT_PYTHON = frozenset(
    """
    sh ash bash csh dash fish ksh mksh nu pwsh tcsh zsh awk bun deno docker expect gawk guile
    julia just lua make node nox ocaml perl php racket Rscript ruby swift tclsh ts-node xonsh
    """.split()  # noqa: SIM905
)


def has_python_shebang(data: bytes) -> bool:
    """Whether the first line of *data* makes Python run the file, directly or through env or uv."""
    if not data.startswith(b"#!"):
        return False
    first, *others = (_split(line) for line in data.split(b"\n"))
    for words in others:  # nix-shell takes its options from further lines
        if words[:1] == ["nix-shell"] and "nix-shell" in map(basename, first):
            first += words[1:]
    return _runs_python(first)


def _split(line: bytes) -> list[str]:
    """Return the words of *line*, none if it is not a shebang."""
    text = line.decode("utf-8", "surrogateescape") if line.startswith(b"#!") else ""
    return [word.strip("'\"") for word in text[2:].split()]


def _is_python(word: str) -> bool:
    return bool(_PYTHON.fullmatch(basename(word)))


def _runs_python(words: list[str]) -> bool:
    """Whether the last program that the command *words* starts is Python."""
    if not words or _is_python(words[0]):
        return bool(words)
    program = basename(words[0])
    if program in _NOT_PYTHON:
        return False
    if program == "env":
        words = [program, *_without_split(words[1:])]
    started = starter_of([program, *words[1:]])
    if started is None:
        return program not in BY_PROGRAM and _runs_python(_behind_unknown(words))
    starter, rest = started
    command = starter.split(rest)[2]
    while command and "=" in command[0]:  # such as for env, which may have options after them
        command = starter.split(command[1:])[2]
    if not command:
        return starter.scripts is not None
    first = command[0].rpartition(":")[2]  # hatch's environment:command
    return starter.is_about_a_script(first) or _runs_python([first, *command[1:]])


def _behind_unknown(words: list[str]) -> list[str]:
    """Return the command that an unknown program probably starts."""
    if "--" in words:
        return words[words.index("--") + 1 :]
    known = (
        at
        for at, word in enumerate(words)
        if _is_python(word) or basename(word) in _NOT_PYTHON | BY_PROGRAM.keys()
    )
    return words[next(known, len(words)) :]


def _without_split(words: list[str]) -> Iterator[str]:
    """Yield *words* without ``env``'s option to split what follows."""
    for word in words:
        match = _SPLIT.match(word)
        rest = word[match.end() :] if match else word
        if rest:
            yield rest
