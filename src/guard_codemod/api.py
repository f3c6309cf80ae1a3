"""What programs use: scripts as text or bytes in, values out. Opens nothing, and reads no configuration."""

from __future__ import annotations

from dataclasses import dataclass
from typing import AnyStr, Generic

from guard_codemod.config.config_file import parse_given
from guard_codemod.config.merge import Layer, Scope
from guard_codemod.config.settings import FileSettings
from guard_codemod.engine import engine, runner
from guard_codemod.engine.file_plan import failed
from guard_codemod.files import set_aside
from guard_codemod.files.source_file import SourceError
from guard_codemod.files.text_codec import to_bytes, to_str
from guard_codemod.model import STDIN_PATH, Finding, Outcome, Severity, SourceFile
from guard_codemod.rules import rule

__all__ = ["Finding", "Outcome", "Result", "Settings", "Severity", "check", "guard", "remove"]


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

    `code` is its new text, of the type that was given, or the text that was given if nothing is to be
    `changed`. `outcome` says how it ended, `reason` why, in one line. `findings` are what is left to be said; their
    lines are those of `code`.
    """

    code: AnyStr
    changed: bool
    outcome: Outcome
    reason: str
    findings: tuple[Finding, ...]


def check(
    code: AnyStr, settings: Settings = _NOTHING_SET, *, filename: str | None = None
) -> Result[AnyStr]:
    """Return what is to be said of the script *code*, unchanged. *filename* is explained at `guard`."""
    return _result(code, settings, filename, engine.check)


def guard(code: AnyStr, settings: Settings, *, filename: str | None = None) -> Result[AnyStr]:
    """Return the script *code* with a timeout guard, if it is a job that has none.

    *filename* is how the file is called, from the top of its project: the guard's message names it, and a test, say,
    is known by it. The file need not exist. Whatever *code* is, this raises nothing: the outcome says what is wrong.
    """
    return _result(
        code,
        settings,
        filename,
        lambda source, internal: engine.applied(engine.guard(source, internal)),
    )


def remove(
    code: AnyStr, settings: Settings = _NOTHING_SET, *, filename: str | None = None
) -> Result[AnyStr]:
    """Return the script *code* without its timeout guard, as it was before it was guarded."""
    return _result(
        code,
        settings,
        filename,
        lambda source, internal: engine.applied(engine.remove(source, internal)),
    )


def _result(
    code: AnyStr, settings: Settings, filename: str | None, examine: runner.Examine
) -> Result[AnyStr]:
    path = filename or STDIN_PATH
    try:
        data = to_bytes(code) if isinstance(code, str) else code
    except SourceError as error:
        examined = failed(path, rule("TG902").finding(str(error)))
    else:
        source = SourceFile(path, data, set_aside=set_aside(filename) if filename else None)
        examined = runner.examined(source, settings._scope(), examine)
    new = code
    if examined.after is not None:
        new = to_str(examined.after) if isinstance(code, str) else examined.after
    return Result(new, new != code, examined.outcome, examined.reason, examined.findings)
