"""The settings, one row each: option, key, default, type, check, help and documentation."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from guard_codemod.config import kinds
from guard_codemod.config.calls import CALLS, Row
from guard_codemod.config.kinds import AUTO, DURATION, FLAG, GRACE, PATTERNS, RULES, STRINGS
from guard_codemod.config.row import ANYWHERE, CONFIGURED, RUN, Group, Setting, Source
from guard_codemod.files import DEFAULT_EXCLUDE
from guard_codemod.guards import (
    actions,
    check_address,
    check_host,
    check_message,
    check_module,
    check_variable,
    parse_on_timeout,
)
from guard_codemod.guards.spec import DEFAULT_GRACE, DEFAULT_MESSAGE, GuardOptions
from guard_codemod.lazy import dataclass, modules_in
from guard_codemod.model import Confidence, OldestPython, Severity

if TYPE_CHECKING:
    from guard_codemod.schedules.job import JobSchedule

EVERYTHING = "ALL"
"""The selector of all rules."""

_FORMATS = os.path.join(os.path.dirname(__file__), os.pardir, "formatters", "formats")

OUTPUT_FORMATS = tuple(modules_in([_FORMATS]))
"""The names of the files of a package that stands above this one, and so is not imported."""

Switch = Setting[bool, bool]
Duration = Setting["int | str | None", "int | None"]
Grace = Setting["int | str", "int | str"]
Text = Setting[str, str]
OptionalText = Setting["str | None", "str | None"]
Strings = Setting[Sequence[str], tuple[str, ...]]


@dataclass(unsafe_hash=True, kw_only=True)
class FileSettings:
    """What may differ from file to file."""

    timeout: Duration = Setting(
        kinds.TIMEOUT,
        default=None,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="Time limit of a job: seconds (3600) or units (90s, 15m, 1h30m, 2d), or auto: what"
        " its schedule leaves room for, where no other limit is set."
        " A limit set in the file itself wins over the command line.",
    )
    max_timeout: Duration = Setting(
        DURATION,
        default=None,
        group=Group.GUARD,
        sources=CONFIGURED | Source.COMMENT,
        help="Longest time limit allowed. A guard with a longer one is an error (TG007).",
    )
    schedule: OptionalText = Setting(
        kinds.text(kinds.check_schedule, "CRON"),
        default=None,
        group=Group.GUARD,
        sources=Source.OVERRIDE | Source.SCRIPT_BLOCK | Source.COMMENT,
        help="When the job starts, in five fields as in a crontab, if no file says so.",
    )
    message: Text = Setting(
        kinds.text(check_message, "TEXT"),
        default=DEFAULT_MESSAGE,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="Message of the TimeoutError. {script} and {seconds} are filled in.",
    )
    kill_after: Grace = Setting(
        GRACE,
        default=AUTO,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="Kill the process if it is still running this long after the timeout,"
        " and print its stack. auto: after 60 seconds, for jobs that need it. none: never; the"
        " guard has no other part either.",
    )
    on_timeout: Text = Setting(
        kinds.text(parse_on_timeout, "ACTION"),
        default="raise",
        group=Group.GUARD,
        sources=ANYWHERE,
        help="What to do after the timeout: "
        + "; ".join(f"{action.help} ({action.syntax()})" for action in actions())
        + ".",
    )
    email_from: OptionalText = Setting(
        kinds.text(check_address, "ADDRESS"),
        default=None,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="Sender address for --on-timeout email:ADDRESS.",
        default_text="the same address",
    )
    email_host: Text = Setting(
        kinds.text(check_host, "HOST[:PORT]"),
        default="localhost",
        group=Group.GUARD,
        sources=ANYWHERE,
        help="SMTP server for --on-timeout email:ADDRESS.",
    )
    timeout_env: OptionalText = Setting(
        kinds.text(check_variable, "NAME"),
        default=None,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="Environment variable that sets the limit, in seconds, when the job runs.",
    )
    portable: Switch = Setting(
        FLAG,
        default=False,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="Let the job run without the alarm where there is no SIGALRM (Windows).",
    )
    guard_module: OptionalText = Setting(
        kinds.text(check_module, "NAME"),
        default=None,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="Write the guard into a module of this name, once for all jobs, which call its arm().",
    )
    cover_imports: Switch = Setting(
        FLAG,
        default=False,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="Put the guard above the imports, so that it covers them too.",
    )
    wrap_main: Switch = Setting(
        FLAG,
        default=False,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="If a file's only effect is a final call such as main(), move it into a new main"
        " block."
        " Importing the file then no longer runs it.",
    )
    update: Switch = Setting(
        FLAG,
        default=False,
        group=Group.GUARD,
        sources=ANYWHERE,
        help="Update the guards that are there to the current settings.",
        commands=("apply",),
    )
    skip: Switch = Setting(
        FLAG,
        default=False,
        group=Group.FILES,
        sources=CONFIGURED,
        help="Leave the file alone. As a comment: # guard-codemod: skip-file",
    )
    include_non_jobs: Switch = Setting(
        FLAG,
        default=False,
        group=Group.FILES,
        sources=Source.COMMAND_LINE
        | Source.TABLE
        | Source.OVERRIDE,  # a file excluded by its name is not read
        help="Guard main blocks that are not jobs too: tests, development servers, GUI loops,"
        " manage.py.",
    )
    guard_providers: Strings = Setting(
        STRINGS,
        default=(),
        group=Group.GUARD,
        sources=CONFIGURED,
        help="Modules that arm the alarm themselves: a file that imports one counts as guarded.",
    )
    calls: Setting[Sequence[Row], tuple[Row, ...]] = Setting(
        CALLS,
        default=(),
        group=Group.RULES,
        sources=CONFIGURED,
        help="Facts about calls of your own libraries, as a list of tables.",
    )
    select: Strings = Setting(
        RULES,
        default=(EVERYTHING,),
        group=Group.RULES,
        sources=CONFIGURED | Source.COMMAND_LINE,
        help="Report only these rules: codes (TG101) or prefixes of codes (TG1), separated by"
        " commas.",
    )
    extend_select: Strings = Setting(
        RULES,
        default=(),
        group=Group.RULES,
        sources=CONFIGURED | Source.COMMAND_LINE,
        help="Report these rules too. The more specific selector wins.",
    )
    ignore: Strings = Setting(
        RULES,
        default=(),
        group=Group.RULES,
        sources=CONFIGURED | Source.COMMAND_LINE,
        help="Do not report these rules.",
    )
    confidence: Setting[str | Confidence, Confidence] = Setting(
        kinds.choice("high", "medium", of=Confidence),
        default=Confidence.HIGH,
        group=Group.RULES,
        sources=CONFIGURED | Source.COMMAND_LINE,
        help="Report findings of this confidence: medium adds those that are less certain, which"
        " never make check fail.",
        default_text=Confidence.HIGH.value,
    )
    severity: Setting[Mapping[str, str | Severity], Mapping[str, Severity]] = Setting(
        kinds.SEVERITIES,
        default=kinds.FrozenTable(),
        group=Group.RULES,
        sources=CONFIGURED,
        help='Table of rules and their severity: "error", "warning" or "info".',
    )
    strict: Switch = Setting(
        FLAG,
        default=False,
        group=Group.RULES,
        sources=ANYWHERE,
        help="Treat warnings as errors.",
        commands=("apply", "check", "schedule"),
    )


@dataclass(eq=False, kw_only=True)
class FolderSettings:
    """What holds for the files below the folder of a table."""

    per_file_ignores: Setting[Mapping[str, Sequence[str]], Mapping[str, tuple[str, ...]]] = Setting(
        kinds.FILE_IGNORES,
        default=kinds.FrozenTable(),
        group=Group.RULES,
        sources=Source.TABLE,
        help="Table of file patterns and the rules that are not reported for these files.",
    )
    job_files: Strings = Setting(
        PATTERNS,
        default=(),
        group=Group.FILES,
        sources=Source.TABLE,
        help="Files that are jobs, whatever they look like, such as scripts that only call a"
        " library.",
    )
    exclude: Strings = Setting(
        PATTERNS,
        default=DEFAULT_EXCLUDE,
        group=Group.FILES,
        sources=RUN,
        help="Exclude these files and folders instead of the default list. Repeatable.",
        default_text="folders such as .git, .venv and build",
    )
    extend_exclude: Strings = Setting(
        PATTERNS,
        default=(),
        group=Group.FILES,
        sources=RUN,
        help="Exclude these files and folders too. Repeatable.",
    )
    include: Strings = Setting(
        PATTERNS,
        default=("*.py",),
        group=Group.FILES,
        sources=RUN,
        help="Include these files. Repeatable.",
        default_text="*.py, and scripts without a suffix whose first line names Python",
    )
    respect_gitignore: Switch = Setting(
        FLAG,
        default=True,
        group=Group.FILES,
        sources=RUN,
        help="Exclude what .gitignore files name.",
    )
    force_exclude: Switch = Setting(
        FLAG,
        default=False,
        group=Group.FILES,
        sources=RUN,
        help="Treat files that are named like files that are found, so that excluded ones are"
        " left out, as pre-commit needs.",
    )


@dataclass(eq=False, kw_only=True)
class RunSettings:
    """What holds for a whole run."""

    schedules: Strings = Setting(
        PATTERNS,
        default=(),
        group=Group.FILES,
        sources=RUN,
        help="Read these files of schedulers, or auto for all by their usual names: what they"
        " start is a job. Repeatable.",
        commands=("apply", "check"),
    )

    diff: Switch = Setting(
        FLAG,
        default=False,
        group=Group.OUTPUT,
        sources=RUN,
        help="Print a unified diff; write nothing.",
    )
    output_format: Text = Setting(
        kinds.choice(*OUTPUT_FORMATS),
        default="text",
        group=Group.OUTPUT,
        sources=RUN,
        help="Format of the report: text says what to do, concise has one line for each finding;"
        " the others are for programs.",
    )
    output_file: OptionalText = Setting(
        kinds.PATH,
        default=None,
        group=Group.OUTPUT,
        sources=RUN,
        help="Write the report to FILE, and only the summary to standard output.",
        commands=("apply", "check", "remove", "schedule"),
    )
    relative_to: OptionalText = Setting(
        kinds.PATH,
        default=None,
        group=Group.OUTPUT,
        sources=RUN,
        help="Folder from which the github, gitlab and sarif reports name files.",
        metavar="DIR",
        default_text="the root of the git work tree",
    )
    statistics: Switch = Setting(
        FLAG,
        default=False,
        group=Group.OUTPUT,
        sources=RUN,
        help="Print the number of findings for each rule.",
    )
    color: Text = Setting(
        kinds.choice("auto", "always", "never"),
        default="auto",
        group=Group.OUTPUT,
        sources=RUN,
        help="Use colors. auto: on a terminal, unless NO_COLOR is set, and wherever FORCE_COLOR"
        " is.",
    )
    progress: Switch = Setting(
        FLAG,
        default=True,
        group=Group.OUTPUT,
        sources=RUN,
        help="Show a progress bar if standard error is a terminal.",
    )
    verbose: Switch = Setting(
        FLAG,
        default=False,
        group=Group.OUTPUT,
        sources=RUN,
        help="Print a line for every file, with the reason.",
        short="-v",
        opposite="quiet",
        commands=("apply", "check", "remove", "files", "schedule"),
    )
    quiet: Switch = Setting(
        FLAG,
        default=False,
        group=Group.OUTPUT,
        sources=RUN,
        help="Print only errors and the summary.",
        short="-q",
        opposite="verbose",
    )
    jobs: Setting[int | None, int | None] = Setting(
        kinds.whole_number(1, 1000),
        default=None,
        group=Group.RUN,
        sources=RUN,
        help="Number of processes.",
        short="-j",
        default_text="one for each core; 1 for few files",
    )
    executor: OptionalText = Setting(
        kinds.text(kinds.check_executor, "dask:ADDRESS"),
        default=None,
        group=Group.RUN,
        sources=Source.COMMAND_LINE,  # where sources go is for no configuration to say
        help="Examine the files on the Dask cluster with this scheduler, as in"
        " dask:tcp://scheduler:8786, instead of in processes here.",
    )


@dataclass(unsafe_hash=True, kw_only=True)
class Settings(FileSettings):
    """What holds for one file: the rows, and what follows from where they were set.

    `guard` is what the guard consists of. `started_by` is what the schedules say of the file, and
    `automatic` says that a timeout which is not set is to follow from that. `configured_timeout` is
    the limit that the configuration or the file itself sets: a guard with another one is wrong, as
    is one without a backstop where that is a `configured_backstop`. The file runs on the `python`
    that the project asks for, or on a newer one. `skipped_by` says where `skip` is set. With
    `typed`, mypy reports functions without annotations. Findings with the codes `ignored` are not
    reported. `is_job` says that the file is listed as a job. Comments with ``noqa`` suppress
    findings if `noqa` says so: a program around us may read them itself.
    """

    guard: GuardOptions = GuardOptions()
    started_by: JobSchedule | None = None
    automatic: bool = False
    configured_timeout: int | None = None
    configured_backstop: bool = False
    python: OldestPython | None = None
    skipped_by: str = ""
    typed: bool = False
    ignored: frozenset[str] = frozenset()
    is_job: bool = False
    noqa: bool = True

    @property
    def takes_anything(self) -> bool:
        """Whether a file is taken for a job whatever it looks like."""
        return self.is_job or self.include_non_jobs

    @property
    def grace(self) -> int:
        """The seconds that a schedule has to leave for the backstop that a job may need."""
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
    """Return the rows *among* which can be set in *source*, by key."""
    return {key: row for key, row in among.items() if row.sources & source}


def by_field(values: Mapping[str, Any], among: Iterable[str]) -> dict[str, Any]:
    """Return those of *values* whose keys are *among* the given ones, by the name of the field."""
    return {SETTINGS[key].field: values[key] for key in among if key in values}
