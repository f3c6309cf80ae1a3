"""The command line: options in, output and an exit code out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

import click

from guard_codemod import __version__, core, runner
from guard_codemod.discover import discover, set_aside
from guard_codemod.duration import parse_duration
from guard_codemod.guard import check_message
from guard_codemod.model import DEFAULT_MESSAGE, STDIN_PATH, Result, Settings, Source
from guard_codemod.report import Report, Verbosity, unified_diff
from guard_codemod.source import decode

STDIN = "-"
PREVIEW_SECONDS = 3600
"""What ``check --diff`` shows where no limit is given."""

INTERRUPTED = 130  # 128 + SIGINT, as a shell reports it


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


def _shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
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
            help="Guard also main blocks that are no job: tests, development servers, GUI loops, manage.py.",
        ),
        click.option("--stdin-filename", metavar="PATH", help="The name of the script that is read with -."),
        click.option("-v", "--verbose", is_flag=True, help="Say something about every file, with the reason."),
        click.option("-q", "--quiet", is_flag=True, help="Only errors and the summary."),
    ):
        command = option(command)
    return command


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  guard-codemod check                                what has no guard, from here down
  guard-codemod apply scripts/ --timeout 1h --diff   what would be changed
  guard-codemod apply scripts/ --timeout 1h          change it

Exit codes: 0 fine, 1 findings left, 2 something failed, 130 interrupted.""",
)
@click.version_option(__version__, message="%(prog)s %(version)s")
def cli() -> None:
    """Give scheduled Python jobs a timeout, so that they fail loudly instead of hanging for ever."""


@cli.command(
    epilog="""\b
Examples:
  guard-codemod apply scripts/ --timeout 3600
  guard-codemod apply etl/ nightly.py --timeout 1h30m --diff
  guard-codemod apply - --timeout 90s < job.py > guarded.py
  guard-codemod apply jobs/ --timeout 2h --message '{script} took over {seconds} s, see wiki/jobs'"""
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

    PATHS are files and folders; in a folder, *.py and scripts without a suffix whose first line
    names Python. - reads one script on standard input and writes it on standard output.
    """
    settings, verbosity = _settings(options)
    report = Report(verbosity, "would be guarded" if diff else "guarded")
    if STDIN in paths:
        result = core.guard(_read_stdin(paths, stdin_filename), settings)
        if diff:
            _echo_diff(result)
        else:
            sys.stdout.buffer.write(result.before if result.after is None else result.after)
            sys.stdout.buffer.flush()
        _show(report, [core.applied(result)], err=True)
    results = runner.run(discover(paths), settings, core.guard)
    if diff:
        _show(report, map(core.applied, _echo_diffs(results)), err=True)
    _show(report, runner.write(results))


@cli.command(
    epilog="""\b
Examples:
  guard-codemod check
  guard-codemod check scripts/ -v
  guard-codemod check scripts/ --timeout 1h --diff"""
)
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--timeout", callback=_duration, metavar="DURATION", help="The limit that --diff shows.  [default: 1h]")
@_shared_options
def check(paths: tuple[str, ...], diff: bool, stdin_filename: str | None, **options: Any) -> NoReturn:
    """Report job scripts among PATHS that have no timeout guard; change nothing.

    PATHS are files and folders, by default the current folder. Exits 1 if a job has no guard.
    """
    if diff and options["timeout"] is None:
        options["timeout"] = PREVIEW_SECONDS
    settings, verbosity = _settings(options)
    if STDIN in paths:
        source = _read_stdin(paths, stdin_filename)
        results = iter([(core.guard if diff else core.check)(source, settings)])
    else:
        results = runner.run(discover(paths or (".",)), settings, core.guard if diff else core.check)
    _show(Report(verbosity), _echo_diffs(results) if diff else results, err=diff)


def _settings(options: dict[str, Any]) -> tuple[Settings, Verbosity]:
    quiet, verbose = options.pop("quiet"), options.pop("verbose")
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other.")
    verbosity = Verbosity.QUIET if quiet else Verbosity.VERBOSE if verbose else Verbosity.NORMAL
    return Settings(**options), verbosity


def _show(report: Report, results: Iterable[Result], err: bool = False) -> NoReturn:
    for result in results:
        for line in report.lines(result):
            click.echo(line, err=err)
    click.echo(report.summary(), err=err)
    sys.exit(report.exit_code)


def _echo_diffs(results: Iterable[Result]) -> Iterator[Result]:
    for result in results:
        _echo_diff(result)
        yield result


def _echo_diff(result: Result) -> None:
    if result.after is None:
        return
    for line in unified_diff(result.path, decode(result.before).lines, decode(result.after).lines):
        click.secho(line, nl=False, **_DIFF_STYLES.get(line[:1], {}))


_DIFF_STYLES: dict[str, dict[str, Any]] = {"+": {"fg": "green"}, "-": {"fg": "red"}, "@": {"fg": "cyan"}}


def _read_stdin(paths: tuple[str, ...], filename: str | None) -> Source:
    if len(paths) > 1:
        raise click.UsageError("- reads standard input, and stands alone: name no other path beside it.")
    data = sys.stdin.buffer.read()
    return Source(filename or STDIN_PATH, data, set_aside=set_aside(filename) if filename else None)


def main() -> NoReturn:
    """Run the command line and exit."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        sys.exit(cli.main(prog_name="guard-codemod", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("guard-codemod: interrupted", err=True)
        sys.exit(INTERRUPTED)
