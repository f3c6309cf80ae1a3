"""The settings, one row each: option, key, default, type, check, help and documentation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guard_codemod.config import kinds
from guard_codemod.config.calls import CALLS, Row
from guard_codemod.config.kinds import AUTO, DURATION, FLAG, GRACE, PATTERNS, SELECTORS, STRINGS
from guard_codemod.config.row import (
    ANYWHERE,
    CONFIGURED,
    FILES,
    GUARD,
    RULES,
    Duration,
    Grace,
    OptionalText,
    Setting,
    Source,
    Strings,
    Switch,
    Text,
)
from guard_codemod.config.run_settings import RunSettings
from guard_codemod.files import DEFAULT_EXCLUDE
from guard_codemod.guards.actions import actions
from guard_codemod.guards.actions.email import check_address, check_host
from guard_codemod.guards.guard_module import check_module
from guard_codemod.guards.message import check_message
from guard_codemod.guards.parts.timeout_env import check_variable
from guard_codemod.guards.spec import DEFAULT_GRACE, DEFAULT_MESSAGE, GuardOptions
from guard_codemod.guards.templates import parse_on_timeout
from guard_codemod.lazy import dataclass
from guard_codemod.model import Confidence, OldestPython, Severity

if TYPE_CHECKING:
    from guard_codemod.schedules.job import JobSchedule

EVERYTHING = "ALL"
"""The selector of all rules."""


@dataclass(unsafe_hash=True, kw_only=True)
class FileSettings:
    """Settings that may differ from file to file."""

    timeout: Duration = Setting(
        GUARD,
        kinds.TIMEOUT,
        "Time limit of a job, in seconds (3600) or with units (90s, 15m, 1h30m, 2d). auto: the"
        " longest that its schedule allows, unless another limit is set. A limit in the file"
        " itself takes precedence over the command line.",
    )
    max_timeout: Duration = Setting(
        GUARD,
        DURATION,
        "Longest time limit allowed. A guard with a longer one is an error (TG007).",
        sources=CONFIGURED | Source.COMMENT,
    )
    schedule: OptionalText = Setting(
        GUARD,
        kinds.text(kinds.check_schedule, "CRON"),
        "When the job starts, as the five fields of a crontab, if no file says so.",
        sources=Source.OVERRIDE | Source.SCRIPT_BLOCK | Source.COMMENT,
    )
    message: Text = Setting(
        GUARD,
        kinds.text(check_message, "TEXT"),
        "Message of the TimeoutError. {script} and {seconds} are filled in.",
        default=DEFAULT_MESSAGE,
    )
    kill_after: Grace = Setting(
        GUARD,
        GRACE,
        "Kill the process if it is still running this long after the timeout,"
        " and print its stacks. auto: after 60 seconds, for jobs that need it. none: never, and"
        " add no other part either.",
        default=AUTO,
    )
    on_timeout: Text = Setting(
        GUARD,
        kinds.text(parse_on_timeout, "ACTION"),
        "What to do after the timeout: "
        + "; ".join(f"{action.help} ({action.syntax()})" for action in actions())
        + ".",
        default="raise",
    )
    email_from: OptionalText = Setting(
        GUARD,
        kinds.text(check_address, "ADDRESS"),
        "Sender address for --on-timeout email:ADDRESS.",
        default_text="the same address",
    )
    email_host: Text = Setting(
        GUARD,
        kinds.text(check_host, "HOST[:PORT]"),
        "SMTP server for --on-timeout email:ADDRESS.",
        default="localhost",
    )
    timeout_env: OptionalText = Setting(
        GUARD,
        kinds.text(check_variable, "NAME"),
        "Environment variable that sets the limit, in seconds, when the job runs.",
    )
    portable: Switch = Setting(
        GUARD,
        FLAG,
        "Let the job run without the alarm where there is no SIGALRM (Windows).",
    )
    guard_module: OptionalText = Setting(
        GUARD,
        kinds.text(check_module, "NAME"),
        "Write the guard once, into a module of this name. Each job calls its arm().",
    )
    cover_imports: Switch = Setting(
        GUARD,
        FLAG,
        "Put the guard above the imports, so that it covers them too.",
    )
    wrap_main: Switch = Setting(
        GUARD,
        FLAG,
        "If a file's only effect is a final call such as main(), move it into a new main"
        " block. Importing the file then no longer runs it.",
    )
    update: Switch = Setting(
        GUARD,
        FLAG,
        "Update existing guards to the current settings.",
        commands=("apply",),
    )
    skip: Switch = Setting(
        FILES,
        FLAG,
        "Leave the file alone. As a comment: # guard-codemod: skip-file",
        sources=CONFIGURED,
    )
    include_non_jobs: Switch = Setting(
        FILES,
        FLAG,
        "Include files that are not jobs: tests, development servers, GUI programs, manage.py.",
        # Not in a comment: a file excluded by its name is not read.
        sources=Source.COMMAND_LINE | Source.TABLE | Source.OVERRIDE,
    )
    guard_providers: Strings = Setting(
        GUARD,
        STRINGS,
        "Modules that arm the alarm themselves. A file that imports one counts as guarded.",
        sources=CONFIGURED,
    )
    calls: Setting[Sequence[Row], tuple[Row, ...]] = Setting(
        RULES,
        CALLS,
        "Facts about calls of your own libraries, as a list of tables.",
        sources=CONFIGURED,
    )
    select: Strings = Setting(
        RULES,
        SELECTORS,
        "Report only these rules: codes (TG101), names or prefixes of codes (TG1).",
        default=(EVERYTHING,),
    )
    extend_select: Strings = Setting(
        RULES,
        SELECTORS,
        "Report these rules too. The more specific selector wins.",
    )
    ignore: Strings = Setting(
        RULES,
        SELECTORS,
        "Do not report these rules.",
    )
    confidence: Setting[str | Confidence, Confidence] = Setting(
        RULES,
        kinds.choice("high", "medium", of=Confidence),
        "Report findings of at least this confidence. Those of less than high confidence never"
        " make check fail.",
        default=Confidence.HIGH,
        default_text=Confidence.HIGH.value,
    )
    severity: Setting[Mapping[str, str | Severity], Mapping[str, Severity]] = Setting(
        RULES,
        kinds.SEVERITIES,
        'Table of rules and their severity: "error", "warning" or "info".',
        sources=CONFIGURED,
    )
    strict: Switch = Setting(
        RULES,
        FLAG,
        "Treat warnings as errors.",
        sources=ANYWHERE,
        commands=("apply", "check", "schedule"),
    )


@dataclass(eq=False, kw_only=True)
class FolderSettings:
    """Settings for all files below the folder of a table."""

    per_file_ignores: Setting[Mapping[str, Sequence[str]], Mapping[str, tuple[str, ...]]] = Setting(
        RULES,
        kinds.FILE_IGNORES,
        "Table of file patterns and the rules that are not reported for these files.",
        sources=Source.TABLE,
    )
    job_files: Strings = Setting(
        FILES,
        PATTERNS,
        "Files that are jobs, whatever they look like, such as scripts that only call a library.",
        sources=Source.TABLE,
    )
    exclude: Strings = Setting(
        FILES,
        PATTERNS,
        "Exclude these files and folders instead of the default list.",
        default=DEFAULT_EXCLUDE,
        default_text="folders such as .git, .venv and build",
    )
    extend_exclude: Strings = Setting(
        FILES,
        PATTERNS,
        "Exclude these files and folders too.",
    )
    include: Strings = Setting(
        FILES,
        PATTERNS,
        "Include these files.",
        default=("*.py",),
        default_text="*.py, and scripts without a suffix whose first line names Python",
    )
    respect_gitignore: Switch = Setting(
        FILES,
        FLAG,
        "Exclude what .gitignore files name.",
        default=True,
    )
    force_exclude: Switch = Setting(
        FILES,
        FLAG,
        "Exclude files even if the command line names them, as the pre-commit hooks need.",
    )


@dataclass(unsafe_hash=True, kw_only=True)
class Settings(FileSettings):
    """The settings of one file: the rows, and what is derived from them.

    `guard` holds the options of the guard. `started_by` is what the schedules say about the file;
    with `automatic`, they provide the timeout if none is set. `configured_timeout` is the limit
    that the configuration or the file itself sets: a guard with another one is wrong, as is one
    without a backstop if `configured_backstop` is set. `python` is the oldest version that the
    project supports. `skip_reason` says where `skip` is set. `typed` means that mypy reports
    functions without annotations. Findings with the codes `ignored` are not reported. `is_job`
    means that the file is listed as a job. `noqa` says whether ``noqa`` comments suppress
    findings: a host program may handle them itself.
    """

    guard: GuardOptions = GuardOptions()
    started_by: JobSchedule | None = None
    automatic: bool = False
    configured_timeout: int | None = None
    configured_backstop: bool = False
    python: OldestPython | None = None
    skip_reason: str = ""
    typed: bool = False
    ignored: frozenset[str] = frozenset()
    is_job: bool = False
    noqa: bool = True

    @property
    def takes_anything(self) -> bool:
        """Whether the file counts as a job whatever it contains."""
        return self.is_job or self.include_non_jobs

    @property
    def grace(self) -> int:
        """The seconds that a schedule must leave for a backstop."""
        if isinstance(self.kill_after, int):
            return self.kill_after
        return DEFAULT_GRACE if self.kill_after == AUTO else 0


Rows = Mapping[str, "Setting[Any, Any]"]


def rows_of(*tables: type) -> dict[str, Setting[Any, Any]]:
    """Return the rows of *tables* by key."""
    rows = (row for table in tables for row in vars(table).values() if isinstance(row, Setting))
    return {row.key: row for row in rows}


FILE_SETTINGS: Rows = rows_of(FileSettings)
FOLDER_SETTINGS: Rows = rows_of(FolderSettings)
RUN_SETTINGS: Rows = rows_of(RunSettings)
SETTINGS: Rows = {**FILE_SETTINGS, **FOLDER_SETTINGS, **RUN_SETTINGS}


def keys_in(source: Source, among: Rows = SETTINGS) -> dict[str, Setting[Any, Any]]:
    """Return the rows of *among* that can be set in *source*, by key."""
    return {key: row for key, row in among.items() if row.sources & source}


def by_key(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values *given* by field name, except for None, by key."""
    return {name.replace("_", "-"): value for name, value in given.items() if value is not None}


def by_field(values: Mapping[str, Any], among: Iterable[str]) -> dict[str, Any]:
    """Return those of *values* whose keys are in *among*, by field name."""
    return {SETTINGS[key].field: values[key] for key in among if key in values}
