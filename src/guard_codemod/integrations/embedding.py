"""Examine a script that another program has read, as the command would."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from guard_codemod.cli.session import Session
from guard_codemod.config.config_file import ConfigError
from guard_codemod.config.resolver import Resolver
from guard_codemod.engine.reports import failed
from guard_codemod.engine.runner import Examine
from guard_codemod.files import role_of_named
from guard_codemod.files.source_file import STDIN_PATH, SourceError, SourceFile, to_bytes
from guard_codemod.model import FileReport


def run_embedded(
    code: str, path: str | None, given: Mapping[str, Any], examine: Examine
) -> FileReport:
    """Return the result of *examine* for the script *code*, configured by its folder, then *given*.

    *path* is its file, treated as found in a folder, because the other program does not say
    whether it was named. It is None for a script on standard input.
    """
    if path is not None:
        given = {**given, "force-exclude": True}  # exclude the same files as a walk
    shown = path or STDIN_PATH
    try:
        session = Session((), _source(code, path), _resolver(os.getcwd(), frozenset(given.items())))
        return next(session.reports(examine))
    except SourceError as error:
        return failed(shown, "TG902", error)
    except ConfigError as error:
        return failed(shown, "TG906", f"{error.path}: {error}")


@lru_cache(maxsize=2)
def _resolver(_here: str, given: frozenset[tuple[str, Any]]) -> Resolver:
    """Return the resolver, which caches the configuration for all files of a run."""
    return Resolver(dict(given))


def _source(code: str, path: str | None) -> SourceFile:
    data = to_bytes(code)
    if path is None:
        return SourceFile(STDIN_PATH, data)
    # An editor may not have saved it yet.
    executable = os.path.exists(path) and bool(os.stat(path).st_mode & 0o111)
    return SourceFile(path, data, explicit=False, executable=executable, role=role_of_named(path))
