"""The command line: options in, output and an exit code out."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import click

from guard_codemod import __version__, console, core, runner
from guard_codemod.config import COMMAND_LINE, MAX_JOBS, ConfigError, Resolver
from guard_codemod.discover import set_aside_named
from guard_codemod.duration import parse_duration
from guard_codemod.guard import check_message, check_on_timeout, check_variable
from guard_codemod.model import DEFAULT_MESSAGE, STDIN_PATH, Result, Source
from guard_codemod.patterns import Patterns
from guard_codemod.report import Report, Verbosity, settings_lines
from guard_codemod.request import Request
from guard_codemod.source import SourceError

STDIN = "-"

# It lets the shell complete files. What is wrong with one of them, its result says.
_PATH = click.Path(readable=False)

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _duration(ctx: click.Context, param: click.Parameter, value: str | None) -> int | None:
    if value is None:
        return None
    try:
        return parse_duration(value)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error


def _checked(check: Callable[[str], None]) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return a callback for an option whose value *check* raises `ValueError` for."""

    def callback(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is not None:
            try:
                check(value)
            except ValueError as error:
                raise click.BadParameter(str(error), ctx, param) from error
        return value

    return callback


def _patterns(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...] | None:
    if not value:
        return None
    try:
        Patterns(os.curdir, value, COMMAND_LINE)
    except ValueError as error:
        raise click.BadParameter(str(error), ctx, param) from error
    return value


def _flag(name: str, help_text: str) -> Decorator:
    """Return an option that can be turned off, since the configuration may turn it on."""
    return click.option(f"--{name}/--no-{name}", default=None, help=help_text)


def _globs(name: str, help_text: str) -> Decorator:
    return click.option(f"--{name}", multiple=True, callback=_patterns, metavar="PATTERN", help=help_text)


_version = click.version_option(__version__, message=f"{console.PROGRAM} %(version)s")
_verbose = click.option(
    "-v", "--verbose", is_flag=True, default=None, help="Say something about every file, with the reason."
)

_GUARD_OPTIONS = (
    click.option(
        "--message",
        callback=_checked(check_message),
        metavar="TEXT",
        help=f'What the TimeoutError says.  [default: "{DEFAULT_MESSAGE}"]',
    ),
    click.option(
        "--kill-after",
        callback=_duration,
        metavar="DURATION",
        help="Add a backstop: so long after the timeout, the process ends whatever it does, and shows where it was.",
    ),
    click.option(
        "--on-timeout",
        callback=_checked(check_on_timeout),
        metavar="ACTION",
        help="raise: the TimeoutError. warn: say on standard error that the job still runs, and let it."
        " PKG.MOD:FUNC: call this function of yours.  [default: raise]",
    ),
    click.option(
        "--timeout-env",
        callback=_checked(check_variable),
        metavar="NAME",
        help="Let the environment variable NAME set the limit, in seconds, when the job runs.",
    ),
    _flag("portable", "Let the job run where there is no SIGALRM (Windows), without the alarm."),
    _flag("cover-imports", "Put the guard above the imports, so that it covers them too."),
    _flag(
        "wrap-main",
        "If a file's only effect is a final call such as main(), move it into the new main block."
        " Importing the file then no longer runs it.",
    ),
)
_FILE_OPTIONS = (
    _flag("all", "Guard main blocks that are no job too: tests, development servers, GUI loops, manage.py."),
    _globs("exclude", "Leave these files and folders out, instead of the default list. Repeatable."),
    _globs("extend-exclude", "Leave these out too. Repeatable."),
    _globs(
        "include",
        "Look at these files, instead of *.py and of the scripts without a suffix whose first line names"
        " Python. Repeatable.",
    ),
    _flag("respect-gitignore", "Leave out what .gitignore files name.  [default: yes]"),
    _flag("force-exclude", "Treat what is named as what is found, and leave out what is excluded, as pre-commit does."),
    click.option(
        "--config", type=_PATH, metavar="FILE", help="Read this configuration, not the nearest pyproject.toml."
    ),
    click.option("--isolated", is_flag=True, help="Read no configuration."),
)
_RUN_OPTIONS = (
    _flag("diff", "Print a unified diff; write nothing."),
    click.option(
        "-j",
        "--jobs",
        type=click.IntRange(1, MAX_JOBS),
        metavar="N",
        help="How many processes.  [default: one for each core; 1 for few files]",
    ),
    _flag("progress", "Show a progress bar where standard error is a terminal.  [default: yes]"),
    click.option("--stdin-filename", type=_PATH, metavar="PATH", help="The name of the script that is read with -."),
    _verbose,
    click.option("-q", "--quiet", is_flag=True, default=None, help="Only errors and the summary."),
    _version,
)


def _options(*options: Decorator) -> Decorator:
    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


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
@_version
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
@click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="PATHS...")
@_options(
    click.option(
        "--timeout",
        callback=_duration,
        metavar="DURATION",
        help="The limit: whole seconds (3600) or units (90s, 15m, 1h30m, 2d). For files that set none of"
        " their own in a comment.",
    ),
    *_GUARD_OPTIONS,
    _flag("update", "Bring guards that are there already to this timeout, message and variant."),
    *_FILE_OPTIONS,
    *_RUN_OPTIONS,
)
def apply(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Insert a timeout guard into each job script among PATHS, in place.

    PATHS are files and folders; of a folder, all *.py files and the scripts without a suffix
    whose first line names Python. - reads one script on standard input and writes the result on
    standard output.
    """
    script = _standard_input(paths, stdin_filename)
    request = _request(paths, script, options)
    report = Report(request.verbosity, "would be guarded" if request.diff else "guarded")
    # Before anything is written, and over with the first job that has no limit.
    if not request.sets_timeout and any(map(core.lacks_timeout, request.results(core.guard))):
        raise click.UsageError(f"No timeout is set: {core.WHERE_TO_PUT_A_TIMEOUT}.")
    _change(request, script, report, core.guard, core.applied)


@cli.command(
    short_help="Report job scripts that have no guard.",
    epilog="""\b
Examples:
  guard-codemod check
  guard-codemod check scripts/ -v
  guard-codemod check scripts/ --timeout 2h --diff
  guard-codemod check - --stdin-filename nightly.py < nightly.py""",
)
@click.argument("paths", nargs=-1, type=_PATH, metavar="[PATHS]...")
@_options(
    click.option(
        "--timeout", callback=_duration, metavar="DURATION", help="The limit that --diff shows.  [default: 1h]"
    ),
    *_GUARD_OPTIONS,
    *_FILE_OPTIONS,
    *_RUN_OPTIONS,
)
def check(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Report job scripts among PATHS that have no timeout guard; change nothing.

    PATHS are files and folders, by default the current folder; - is standard input. Exits with 1
    if a job has no guard.
    """
    request = _request(paths, _standard_input(paths, stdin_filename), options)
    results = console.echo_diffs(request.results(core.preview)) if request.diff else request.results(core.check)
    console.show(Report(request.verbosity), results, err=request.diff, count=request.count)


@cli.command(
    short_help="Take guards out again.",
    epilog="""\b
Examples:
  guard-codemod remove scripts/ --diff
  guard-codemod remove nightly.py
  guard-codemod remove - < guarded.py > job.py""",
)
@click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="PATHS...")
@_options(*_FILE_OPTIONS, *_RUN_OPTIONS)
def remove(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Take the timeout guard out of each script among PATHS, in place.

    The file is again what it was before apply, but for a suite that stood behind the colon, which
    stays on lines of its own. A guard that was edited beyond recognition is left, and reported.
    """
    script = _standard_input(paths, stdin_filename)
    request = _request(paths, script, options)
    report = Report(request.verbosity, "would be removed" if request.diff else "removed", removes=True)
    _change(request, script, report, core.remove, core.removed)


@cli.command(
    short_help="List the files that would be looked at.",
    epilog="""\b
Examples:
  guard-codemod files
  guard-codemod files scripts/ -v""",
)
@click.argument("paths", nargs=-1, type=_PATH, metavar="[PATHS]...")
@_options(*_FILE_OPTIONS, _verbose, _version)
def files(paths: tuple[str, ...], **options: Any) -> NoReturn:
    """List the files below PATHS that apply and check would look at.

    With -v, also what they leave out, and why. PATHS are files and folders, by default the current
    folder.
    """
    request = _request(paths, None, options)
    console.show_files(request.files(), all_of_them=request.verbosity is Verbosity.VERBOSE)


@cli.command(
    "config",
    short_help="Print the settings for a path, and where each comes from.",
    epilog="""\b
Examples:
  guard-codemod config
  guard-codemod config etl/nightly.py""",
)
@click.argument("path", default=os.curdir, type=_PATH)
@_options(*_FILE_OPTIONS, _version)
def show_config(path: str, **options: Any) -> None:
    """Print the settings that hold for PATH, a file or a folder, and where each comes from."""
    request = _request((path,), None, options)
    try:
        console.echo_lines(settings_lines(request.settings(path)))
    except ConfigError as error:
        raise _unusable(error) from error
    except SourceError as error:
        raise console.Failure(f"{path}: {error}") from error


def _request(paths: tuple[str, ...], script: Source | None, options: dict[str, Any]) -> Request:
    config, isolated = options.pop("config"), options.pop("isolated")
    if config is not None and isolated:
        raise click.UsageError("--config and --isolated exclude each other.")
    given = {name.replace("_", "-"): value for name, value in options.items() if value is not None}
    if given.get("quiet") and given.get("verbose"):
        raise click.UsageError("--quiet and --verbose exclude each other.")
    try:
        return Request(paths or (os.curdir,), script, Resolver(given, config=config, isolated=isolated))
    except ConfigError as error:
        raise _unusable(error) from error


def _change(
    request: Request,
    script: Source | None,
    report: Report,
    examine: runner.Examine,
    done: Callable[[Result], Result],
) -> NoReturn:
    """Write what *examine* makes of each file, or print it if that is asked for, and exit."""
    results = request.results(examine)
    if request.diff:
        results = map(done, console.echo_diffs(results))
    elif script is not None:
        results = map(done, console.echo_scripts(script.data, results))
    else:
        results = runner.write(results, done)
    console.show(report, results, err=request.diff or script is not None, count=request.count)


def _unusable(error: ConfigError) -> console.Failure:
    return console.Failure(f"{error.path}: {error}")


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
    return Source(filename or STDIN_PATH, data, set_aside=set_aside_named(filename) if filename else None)


def main() -> NoReturn:
    """Run the command line and exit."""
    console.run(cli)
