"""What programs use: scripts as text or bytes in, values out.

Opens nothing, and reads no configuration: the modules beside a script are handed in.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import AnyStr, Generic

from guard_codemod.config.config_file import parse_given
from guard_codemod.config.merge import Layer, Scope
from guard_codemod.config.settings import FileSettings
from guard_codemod.engine import engine, runner
from guard_codemod.engine.reports import failed
from guard_codemod.files import set_aside
from guard_codemod.files.local_modules import Modules, modules_in
from guard_codemod.files.source_file import STDIN_PATH, SourceError, SourceFile
from guard_codemod.files.text_codec import to_bytes, to_str
from guard_codemod.model import Confidence, Finding, Outcome, Related, Severity
from guard_codemod.rules import rule

__all__ = [
    "Confidence",
    "Finding",
    "Outcome",
    "Related",
    "Result",
    "Settings",
    "Severity",
    "check",
    "guard",
    "remove",
]


@dataclass(unsafe_hash=True, kw_only=True)
class Settings(FileSettings):
    """What holds for a script, unless it says otherwise itself.

    These are the keys of the configuration that concern a single file, with ``_`` for ``-``, and
    mean the same. Durations are whole seconds, or text such as ``"1h30m"``; they are kept as
    seconds. `timeout` has to be set for `guard` to do anything.

    Raises `ValueError` for a value that is not valid, saying what to give.
    """

    def __post_init__(self) -> None:
        self._scope()

    def _scope(self) -> Scope:
        return Scope((Layer("Settings", parse_given(vars(self), "Settings")),))


_NOTHING_SET = Settings()


@dataclass(frozen=True)
class Result(Generic[AnyStr]):
    """What became of a script.

    `code` is its new text, of the type that was given, or the text that was given if nothing is to
    be `changed`. `outcome` says how it ended, `reason` why, in one line. `findings` are those that
    remain; their lines are those of `code`.
    """

    code: AnyStr
    changed: bool
    outcome: Outcome
    reason: str
    findings: tuple[Finding, ...]


Files = Mapping[str, str | bytes]
"""Contents of files, by their paths from a script's folder: ``rates.py``, ``etl/__init__.py``."""


def check(
    code: AnyStr,
    settings: Settings = _NOTHING_SET,
    *,
    filename: str | None = None,
    modules: Files | None = None,
) -> Result[AnyStr]:
    """Return what is to be said of the script *code*, unchanged.

    *filename* and *modules* are explained at `guard`.
    """
    return _result(code, settings, filename, modules, engine.check)


def guard(
    code: AnyStr,
    settings: Settings,
    *,
    filename: str | None = None,
    modules: Files | None = None,
) -> Result[AnyStr]:
    """Return the script *code* with a timeout guard, if it is a job that has none.

    *filename* is how the file is called, from the top of its project: the guard's message names it,
    and a test, say, is known by it. The file need not exist. *modules* are the files in the
    script's folder that it may import, by their paths from there: what blocks when imported is
    reported, and no guard is inserted that would import one of them in place of a module of the
    standard library. Whatever *code* is, this raises nothing: the outcome says what is wrong.
    """
    return _result(code, settings, filename, modules, engine.guard)


def remove(
    code: AnyStr, settings: Settings = _NOTHING_SET, *, filename: str | None = None
) -> Result[AnyStr]:
    """Return the script *code* without its timeout guard, as it was before it was guarded."""
    return _result(code, settings, filename, None, engine.remove)


def _result(
    code: AnyStr,
    settings: Settings,
    filename: str | None,
    modules: Files | None,
    examine: runner.Examine,
) -> Result[AnyStr]:
    path = filename or STDIN_PATH
    try:
        data = _bytes(code)
    except SourceError as error:
        report = failed(path, rule("TG902").finding(str(error)))
    else:
        source = SourceFile(
            path,
            data,
            set_aside=set_aside(filename) if filename else None,
            modules=None if modules is None else _modules_in(modules),
        )
        report = runner.run_on_source(source, settings._scope(), examine)
    new = code
    if report.edit is not None:
        new = to_str(report.edit.new) if isinstance(code, str) else report.edit.new
    final = report.final
    return Result(new, new != code, final.outcome, final.reason, final.findings)


def _modules_in(files: Files) -> Modules:
    found = {}
    for path, content in files.items():
        with contextlib.suppress(SourceError):  # one that no file can hold is not there
            found[path] = _bytes(content)
    return modules_in(found)


def _bytes(code: str | bytes) -> bytes:
    return to_bytes(code) if isinstance(code, str) else code
