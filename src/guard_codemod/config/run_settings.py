"""The settings of a whole run, one row each."""

from __future__ import annotations

import os

from guard_codemod.config import kinds
from guard_codemod.config.kinds import FLAG, PATTERNS
from guard_codemod.config.row import (
    FILES,
    OUTPUT,
    RUN,
    OptionalText,
    Setting,
    Source,
    Strings,
    Switch,
    Text,
)
from guard_codemod.lazy import dataclass, modules_in

_FORMATS = os.path.join(os.path.dirname(__file__), os.pardir, "formatters", "formats")

OUTPUT_FORMATS = tuple(modules_in([_FORMATS]))
"""The names of the formats: those of their files, since this package cannot import them."""


@dataclass(eq=False, kw_only=True)
class RunSettings:
    """The settings of a whole run."""

    schedules: Strings = Setting(
        FILES,
        PATTERNS,
        "Schedules to read (crontabs, timers and so on); the files that they start are jobs."
        " auto: all files with the usual names.",
        commands=("apply", "check"),
    )

    diff: Switch = Setting(
        OUTPUT,
        FLAG,
        "Print a unified diff; write nothing.",
        sources=Source.COMMAND_LINE,  # with it in a table, the hook would write nothing
    )
    output_format: Text = Setting(
        OUTPUT,
        kinds.choice(*OUTPUT_FORMATS),
        "Format of the report. text and concise are for people, the others for programs.",
        default="text",
    )
    output_file: OptionalText = Setting(
        OUTPUT,
        kinds.PATH,
        "Write the report to FILE, and only the summary to standard output.",
        sources=Source.COMMAND_LINE,  # a repository must not decide which file is overwritten
        commands=("apply", "check", "remove", "schedule"),
    )
    relative_to: OptionalText = Setting(
        OUTPUT,
        kinds.PATH,
        "Folder that paths in github, gitlab and sarif reports are relative to.",
        metavar="DIR",
        default_text="the root of the git work tree",
    )
    statistics: Switch = Setting(
        OUTPUT,
        FLAG,
        "Print the number of findings for each rule.",
    )
    color: Text = Setting(
        OUTPUT,
        kinds.choice("auto", "always", "never"),
        "Use colors. auto: on a terminal unless NO_COLOR is set, or if FORCE_COLOR is set.",
        default="auto",
    )
    progress: Switch = Setting(
        OUTPUT,
        FLAG,
        "Show a progress bar if standard error is a terminal.",
        default=True,
    )
    verbose: Switch = Setting(
        OUTPUT,
        FLAG,
        "Print a line for every file, with the reason.",
        short="-v",
        opposite="quiet",
        commands=("apply", "check", "remove", "files"),  # schedule has a help of its own for it
    )
    quiet: Switch = Setting(
        OUTPUT,
        FLAG,
        "Print only errors and the summary.",
        short="-q",
        opposite="verbose",
    )
    jobs: Setting[int | None, int | None] = Setting(
        RUN,
        kinds.NUMBER,
        "Number of processes.",
        short="-j",
        default_text="one for each core; 1 for few files",
    )
    executor: OptionalText = Setting(
        RUN,
        kinds.text(kinds.check_executor, "dask:ADDRESS"),
        "Examine the files on the Dask cluster with this scheduler, such as"
        " dask:tcp://scheduler:8786, instead of in local processes.",
        sources=Source.COMMAND_LINE,  # a repository must not decide where sources are sent
    )
