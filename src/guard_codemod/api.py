"""What programs use: scripts as text or bytes in, values out. Opens nothing, and reads no configuration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, AnyStr, Generic

from guard_codemod.config import Layer, Scope, parse_given
from guard_codemod.engine import engine, runner
from guard_codemod.engine.file_plan import failed
from guard_codemod.files import set_aside
from guard_codemod.files.source_file import SourceError
from guard_codemod.files.text_codec import to_bytes, to_str
from guard_codemod.model import DEFAULT_MESSAGE, STDIN_PATH, Finding, Outcome, Severity, Source
from guard_codemod.rules import rule

__all__ = ["Finding", "Outcome", "Result", "Settings", "Severity", "check", "guard", "remove"]


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What holds for a script, unless it says otherwise itself.

    These are the keys of the configuration that concern a single file, and mean the same. Durations are whole
    seconds, or text such as ``"1h30m"``.

    `timeout` is the limit, and has to be set for `guard` to do anything; `max_timeout` is the longest that is
    allowed. `message` is what the `TimeoutError` says, with ``{script}`` and ``{seconds}``. `kill_after` adds a
    backstop. `on_timeout` is ``"raise"``, ``"warn"``, ``"slack:CHANNEL"``, ``"email:ADDRESS"`` or
    ``"package.module:function"``; such a mail comes from `email_from` through the server `email_host`. `timeout_env`
    is the environment variable that may set the limit. `portable` lets the job run on Windows. `cover_imports` puts
    the guard above the imports. `wrap_main` moves a final ``main()`` call into the main block that is made for it.
    `update` brings a guard that is there already to these settings. `all` guards tests, servers and GUI programs
    too. A script that imports from one of the modules `guard_providers` counts as guarded.

    Of the rules, those in `select`, by default all, and in `extend_select` are looked at, but for those in `ignore`:
    codes, or what they begin with. `severity` makes ``"error"`` or ``"warning"`` of a rule, and `strict` makes an
    error of every warning.

    Raises `ValueError` for a value that cannot be, saying what to give.
    """

    timeout: int | str | None = None
    max_timeout: int | str | None = None
    message: str = DEFAULT_MESSAGE
    kill_after: int | str | None = None
    on_timeout: str = "raise"
    email_from: str | None = None
    email_host: str | None = None
    timeout_env: str | None = None
    portable: bool = False
    cover_imports: bool = False
    wrap_main: bool = False
    update: bool = False
    all: bool = False
    guard_providers: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] | None = None
    strict: bool = False

    def __post_init__(self) -> None:
        self._values()

    def _values(self) -> dict[str, Any]:
        """Return what is set, by the key of the configuration."""
        return parse_given(asdict(self), "Settings")

    def _scope(self) -> Scope:
        return Scope((Layer("Settings", self._values()),))


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
        source = Source(path, data, set_aside=set_aside(filename) if filename else None)
        examined = runner.examined(source, settings._scope(), examine)
    new = code
    if examined.after is not None:
        new = to_str(examined.after) if isinstance(code, str) else examined.after
    return Result(new, new != code, examined.outcome, examined.reason, examined.findings)
