"""The script that is read on standard input."""

from __future__ import annotations

import sys

import click

from guard_codemod.cli import output
from guard_codemod.files import role_of_named
from guard_codemod.files.source_file import STDIN_PATH, SourceFile

STDIN = "-"


def read_script(paths: tuple[str, ...], filename: str | None) -> SourceFile | None:
    """Return the script on standard input if *paths* asks for it."""
    data = read_input(paths)
    if data is None:
        if filename is not None:
            raise click.UsageError(
                "--stdin-filename names what is read with -: name - as the path."
            )
        return None
    return SourceFile(
        filename or STDIN_PATH, data, role=role_of_named(filename) if filename else None
    )


def read_input(paths: tuple[str, ...]) -> bytes | None:
    """Return what is on standard input if *paths* asks for it."""
    if STDIN not in paths:
        return None
    if len(paths) > 1:
        raise click.UsageError(
            "- reads standard input, and stands alone: name no other path beside it."
        )
    if sys.stdin is None:
        raise output.FatalError("standard input is closed.")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise output.FatalError(f"standard input cannot be read: {error.strerror}") from error
