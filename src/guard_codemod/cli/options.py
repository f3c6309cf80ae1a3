"""The options of the command line, most of which are keys of the configuration as well."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import click

from guard_codemod import __version__
from guard_codemod.cli import output
from guard_codemod.config import COLORS, COMMAND_LINE, MAX_JOBS, OUTPUT_FORMATS, check_file
from guard_codemod.duration import parse_duration
from guard_codemod.files.gitignore import Patterns
from guard_codemod.guards import (
    check_address,
    check_host,
    check_message,
    check_variable,
    parse_on_timeout,
)
from guard_codemod.model import DEFAULT_MESSAGE
from guard_codemod.rules.selection import check_selector

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

# It lets the shell complete files. What is wrong with one of them, its result says.
PATH = click.Path(readable=False)


def with_options(*options: Decorator) -> Decorator:
    """Return a decorator that gives a command all of *options*, in this order."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def parsed(parse: Callable[[Any], Any]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a callback for an option whose value, if it is given, *parse* parses or raises `ValueError` for."""

    def callback(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
        if value is None or value == ():
            return None
        try:
            return parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx, param) from error

    return callback


def checked(check: Callable[[Any], object]) -> Callable[[click.Context, click.Parameter, Any], Any]:
    """Return a callback for an option whose value *check* raises `ValueError` for."""

    def parse(value: Any) -> Any:
        check(value)
        return value

    return parsed(parse)


def flag(name: str, help_text: str) -> Decorator:
    """Return an option that can be turned off, since the configuration may turn it on."""
    return click.option(f"--{name}/--no-{name}", default=None, help=help_text)


def _globs(name: str, help_text: str) -> Decorator:
    check = checked(lambda patterns: Patterns(os.curdir, patterns, COMMAND_LINE))
    return click.option(
        f"--{name}", multiple=True, callback=check, metavar="PATTERN", help=help_text
    )


def _rules(name: str, help_text: str) -> Decorator:
    return click.option(
        f"--{name}", multiple=True, callback=parsed(_selectors), metavar="RULES", help=help_text
    )


def _selectors(values: tuple[str, ...]) -> tuple[str, ...]:
    selectors = tuple(selector.strip() for part in values for selector in part.split(","))
    for selector in selectors:
        check_selector(selector)
    return selectors


VERSION = click.version_option(__version__, message=f"{output.PROGRAM} %(version)s")
VERBOSE = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    default=None,
    help="Say something about every file, with the reason.",
)

GUARD_OPTIONS = (
    click.option(
        "--message",
        callback=checked(check_message),
        metavar="TEXT",
        help=f'What the TimeoutError says.  [default: "{DEFAULT_MESSAGE}"]',
    ),
    click.option(
        "--kill-after",
        callback=parsed(parse_duration),
        metavar="DURATION",
        help="Add a backstop: so long after the timeout, the process ends whatever it does, and shows where it was.",
    ),
    click.option(
        "--on-timeout",
        callback=checked(parse_on_timeout),
        metavar="ACTION",
        help="raise: the TimeoutError. warn: say on standard error that the job still runs, and where, and let it."
        " slack:CHANNEL, email:ADDRESS: say it there too. PKG.MOD:FUNC: call this function of yours."
        "  [default: raise]",
    ),
    click.option(
        "--email-from",
        callback=checked(check_address),
        metavar="ADDRESS",
        help="Who the mail of --on-timeout email:ADDRESS comes from.  [default: the same address]",
    ),
    click.option(
        "--email-host",
        callback=checked(check_host),
        metavar="HOST[:PORT]",
        help="The SMTP server that takes it.  [default: localhost]",
    ),
    click.option(
        "--timeout-env",
        callback=checked(check_variable),
        metavar="NAME",
        help="Let the environment variable NAME set the limit, in seconds, when the job runs.",
    ),
    flag("portable", "Let the job run where there is no SIGALRM (Windows), without the alarm."),
    flag("cover-imports", "Put the guard above the imports, so that it covers them too."),
    flag(
        "wrap-main",
        "If a file's only effect is a final call such as main(), move it into the new main block."
        " Importing the file then no longer runs it.",
    ),
)
RULE_OPTIONS = (
    _rules(
        "select",
        "Report these rules alone: codes (TG101) or what codes begin with (TG1), with commas.",
    ),
    _rules(
        "extend-select", "Report these rules too. Of two that contradict, the longer one holds."
    ),
    _rules("ignore", "Do not report these rules."),
    flag("strict", "Take each warning for an error."),
)
FILE_OPTIONS = (
    flag(
        "all",
        "Guard main blocks that are no job too: tests, development servers, GUI loops, manage.py.",
    ),
    _globs(
        "exclude", "Leave these files and folders out, instead of the default list. Repeatable."
    ),
    _globs("extend-exclude", "Leave these out too. Repeatable."),
    _globs(
        "include",
        "Look at these files, instead of *.py and of the scripts without a suffix whose first line names"
        " Python. Repeatable.",
    ),
    flag("respect-gitignore", "Leave out what .gitignore files name.  [default: yes]"),
    flag(
        "force-exclude",
        "Treat what is named as what is found, and leave out what is excluded, as pre-commit does.",
    ),
    click.option(
        "--config",
        type=PATH,
        metavar="FILE",
        help="Read this configuration, not the nearest pyproject.toml.",
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration."),
)
RUN_OPTIONS = (
    flag("diff", "Print a unified diff; write nothing."),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, MAX_JOBS),
        metavar="N",
        help="How many processes.  [default: one for each core; 1 for few files]",
    ),
    flag("progress", "Show a progress bar where standard error is a terminal.  [default: yes]"),
    click.option(
        "--stdin-filename",
        type=PATH,
        metavar="PATH",
        help="The name of the script that is read with -.",
    ),
    click.option(
        "--output-format",
        type=click.Choice(OUTPUT_FORMATS),
        help="text: each finding with its line and what to do. concise: one line for each. The others are for"
        " programs.  [default: text]",
    ),
    click.option(
        "--output-file",
        type=PATH,
        callback=checked(check_file),
        metavar="FILE",
        help="Write the report to FILE, and only the summary to standard output.",
    ),
    click.option(
        "--relative-to",
        type=click.Path(exists=True, file_okay=False),
        metavar="DIR",
        help="From where the github, gitlab and sarif reports name files."
        "  [default: the root of the git work tree]",
    ),
    flag("statistics", "Print how often each rule has something to say."),
    click.option(
        "--color",
        type=click.Choice(COLORS),
        help="auto: on a terminal, unless NO_COLOR is set; elsewhere too if FORCE_COLOR is.  [default: auto]",
    ),
    VERBOSE,
    click.option("-q", "--quiet", is_flag=True, default=None, help="Only errors and the summary."),
    VERSION,
)
