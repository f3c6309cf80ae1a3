"""The command line: options in, output and an exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

from guard_codemod import __version__, console, core, runner
from guard_codemod.discover import discover, set_aside
from guard_codemod.duration import parse_duration
from guard_codemod.guard import check_message
from guard_codemod.model import DEFAULT_MESSAGE, STDIN_PATH, Settings, Source
from guard_codemod.report import Report, Verbosity

STDIN = "-"
PREVIEW_SECONDS = 3600
"""What ``check --diff`` shows where no limit is given."""


def _duration(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    try:
        return parse_duration(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def _message(ctx: click.Context, param: click.Parameter, value: str) -> str:
    try:
        check_message(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error
    return value


def _version_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.version_option(__version__, message=f"{console.PROGRAM} %(version)s")(command)


def _shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in reversed(
        (
            click.option("--diff", is_flag=True, help="Print a unified diff; write nothing."),
            click.option(
                "--message",
                callback=_message,
                default=DEFAULT_MESSAGE,
                show_default=True,
                metavar="TEXT",
                help="What the TimeoutError says.",
            ),
            click.option(
                "--wrap-main",
                is_flag=True,
                help="If a file's only effect is a final call such as main(), move it into the new main block."
                " Importing the file then no longer runs it.",
            ),
            click.option(
                "--all",
                "all_blocks",
                is_flag=True,
                help="Guard main blocks that are no job too: tests, development servers, GUI loops, manage.py.",
            ),
            click.option("--stdin-filename", metavar="PATH", help="The name of the script that is read with -."),
            click.option("-v", "--verbose", is_flag=True, help="Say something about every file, with the reason."),
            click.option("-q", "--quiet", is_flag=True, help="Only errors and the summary."),
            _version_option,
        )
    ):
        command = option(command)
    return command


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  guard-codemod check                                which jobs have no guard, from here down
  guard-codemod apply scripts/ --timeout 1h --diff   what would be changed
  guard-codemod apply scripts/ --timeout 1h          change it

Exit codes: 0 fine, 1 findings left, 2 usage or a file that failed,
130 interrupted, 143 terminated, 129 hung up.""",
)
@_version_option
def cli() -> None:
    """Give scheduled Python jobs a timeout, so that they fail loudly instead of hanging for ever."""


@cli.command(
    short_help="Insert a timeout guard into job scripts.",
    epilog="""\b
Examples:
  guard-codemod apply scripts/ --timeout 3600
  guard-codemod apply etl/ nightly.py --timeout 1h30m --diff
  guard-codemod apply - --timeout 90s < job.py > guarded.py
  guard-codemod apply jobs/ --timeout 2h --message '{script} took over {seconds} s, see wiki/jobs'""",
)
@click.argument("paths", nargs=-1, required=True, metavar="PATHS...")
@click.option(
    "--timeout",
    callback=_duration,
    required=True,
    metavar="DURATION",
    help="The limit: whole seconds (3600) or units (90s, 15m, 1h30m, 2d).",
)
@_shared_options
def apply(paths: tuple[str, ...], diff: bool, stdin_filename: str | None, **options: Any) -> NoReturn:
    """Insert a timeout guard into each job script among PATHS, in place.

    PATHS are files and folders; of a folder, all *.py files and the scripts without a suffix
    whose first line names Python. - reads one script on standard input and writes the result on
    standard output.
    """
    settings, verbosity = _settings(options)
    report = Report(verbosity, "would be guarded" if diff else "guarded")
    source = _standard_input(paths, stdin_filename)
    if source is not None:
        result = runner.examined(source, settings, core.guard)
        if diff:
            console.echo_diff(result)
        else:
            console.echo_script(source.data if result.after is None else result.after)
        console.show(report, [core.applied(result)], err=True)
    results = runner.run(discover(paths), settings, core.guard)
    if diff:
        console.show(report, map(core.applied, console.echo_diffs(results)), err=True)
    console.show(report, runner.write(results))


@cli.command(
    short_help="Report job scripts that have no guard.",
    epilog="""\b
Examples:
  guard-codemod check
  guard-codemod check scripts/ -v
  guard-codemod check scripts/ --timeout 2h --diff
  guard-codemod check - --stdin-filename nightly.py < nightly.py""",
)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--timeout", callback=_duration, metavar="DURATION", help="The limit that --diff shows.  [default: 1h]")
@_shared_options
def check(paths: tuple[str, ...], diff: bool, stdin_filename: str | None, **options: Any) -> NoReturn:
    """Report job scripts among PATHS that have no timeout guard; change nothing.

    PATHS are files and folders, by default the current folder; - is standard input. Exits with 1
    if a job has no guard.
    """
    if diff and options["timeout"] is None:
        options["timeout"] = PREVIEW_SECONDS
    settings, verbosity = _settings(options)
    source = _standard_input(paths, stdin_filename)
    examine = core.guard if diff else core.check
    if source is not None:
        results = iter([runner.examined(source, settings, examine)])
    else:
        results = runner.run(discover(paths or (os.curdir,)), settings, examine)
    console.show(Report(verbosity), console.echo_diffs(results) if diff else results, err=diff)


def _settings(options: dict[str, Any]) -> tuple[Settings, Verbosity]:
    quiet, verbose = options.pop("quiet"), options.pop("verbose")
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other.")
    verbosity = Verbosity.QUIET if quiet else Verbosity.VERBOSE if verbose else Verbosity.NORMAL
    return Settings(**options), verbosity


def _standard_input(paths: tuple[str, ...], filename: str | None) -> Source | None:
    """Return the script on standard input if *paths* asks for it."""
    if STDIN not in paths:
        if filename is not None:
            raise click.UsageError("--stdin-filename names what is read with -: name - as the path.")
        return None
    if len(paths) > 1:
        raise click.UsageError("- reads standard input, and stands alone: name no other path beside it.")
    if sys.stdin is None:
        raise console.Failure("standard input is closed.")
    try:
        data = sys.stdin.buffer.read()
    except OSError as error:
        raise console.Failure(f"standard input cannot be read: {error.strerror}") from error
    return Source(filename or STDIN_PATH, data, set_aside=set_aside(filename) if filename else None)


def main() -> NoReturn:
    """Run the command line and exit."""
    console.run(cli)
