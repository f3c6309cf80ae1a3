"""The command line: options in, output and an exit code out."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any, NoReturn

import click

from guard_codemod import __version__, core, runner
from guard_codemod.discover import discover, set_aside
from guard_codemod.duration import parse_duration
from guard_codemod.guard import check_message
from guard_codemod.model import DEFAULT_MESSAGE, STDIN_PATH, Result, Settings, Source
from guard_codemod.report import Report, Verbosity, printable, unified_diff

PROGRAM = "guard-codemod"
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


class _Failure(click.ClickException):
    """What ends the program: neither a mistake on the command line nor one file's trouble."""

    exit_code = 2


class _OutputFailure(_Failure):
    """The output cannot be written. A reader that has gone away, as ``head`` does, needs no words."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"the output cannot be written: {error.strerror}")
        self.expected = error.errno == errno.EPIPE

    def show(self, file: IO[Any] | None = None) -> None:
        if not self.expected:
            super().show(file)


def _version_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.version_option(__version__, message=f"{PROGRAM} %(version)s")(command)


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

Exit codes: 0 fine, 1 findings left, 2 usage or a file that failed, 130 interrupted.""",
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
            _echo_diff(result)
        else:
            _echo_script(source.data if result.after is None else result.after)
        _show(report, [core.applied(result)], err=True)
    results = runner.run(discover(paths), settings, core.guard)
    if diff:
        _show(report, map(core.applied, _echo_diffs(results)), err=True)
    _show(report, runner.write(results))


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
    _show(Report(verbosity), _echo_diffs(results) if diff else results, err=diff)


def _settings(options: dict[str, Any]) -> tuple[Settings, Verbosity]:
    quiet, verbose = options.pop("quiet"), options.pop("verbose")
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose exclude each other.")
    verbosity = Verbosity.QUIET if quiet else Verbosity.VERBOSE if verbose else Verbosity.NORMAL
    return Settings(**options), verbosity


def _show(report: Report, results: Iterable[Result], err: bool = False) -> NoReturn:
    interrupted = False
    try:
        for result in results:
            for line in report.lines(result):
                _echo(line, err=err)
    except KeyboardInterrupt:
        interrupted = True
        _echo(f"\n{PROGRAM}: interrupted", err=True)
    _echo(report.summary(), err=err)
    sys.exit(INTERRUPTED if interrupted else report.exit_code)


def _echo_diffs(results: Iterable[Result]) -> Iterator[Result]:
    for result in results:
        _echo_diff(result)
        yield result


def _echo_diff(result: Result) -> None:
    if result.after is None:
        return
    terminal = sys.stdout is not None and sys.stdout.isatty()
    for number, line in enumerate(unified_diff(_from_here(result.path), result.before, result.after)):
        if terminal:
            style = {"bold": True} if number < 2 else _DIFF_STYLES.get(line[:1], {})
            text = printable(line.decode("utf-8", "backslashreplace").rstrip("\r\n").expandtabs())
            _echo(click.style(text, **style) if style and "NO_COLOR" not in os.environ else text)
        else:
            _echo(line, nl=False)


_DIFF_STYLES: dict[bytes, dict[str, Any]] = {b"+": {"fg": "green"}, b"-": {"fg": "red"}, b"@": {"fg": "cyan"}}


def _from_here(path: str) -> str:
    """Return *path* relative to the current folder if it lies there: patch refuses an absolute one."""
    return path.removeprefix(os.path.join(os.getcwd(), "")) if os.path.isabs(path) else path


def _echo_script(data: bytes) -> None:
    if sys.stdout is None:
        raise _Failure("standard output is closed, and the script is to go there.")
    _echo(data, nl=False)


def _echo(text: str | bytes, *, err: bool = False, nl: bool = True) -> None:
    try:
        click.echo(text, err=err, nl=nl)
    except OSError as error:
        raise _OutputFailure(error) from error


def _standard_input(paths: tuple[str, ...], filename: str | None) -> Source | None:
    """Return the script on standard input if *paths* asks for it."""
    if STDIN not in paths:
        if filename is not None:
            raise click.UsageError("--stdin-filename names what is read with -: name - as the path.")
        return None
    if len(paths) > 1:
        raise click.UsageError("- reads standard input, and stands alone: name no other path beside it.")
    if sys.stdin is None:
        raise _Failure("standard input is closed.")
    try:
        data = sys.stdin.buffer.read()
    except OSError as error:
        raise _Failure(f"standard input cannot be read: {error.strerror}") from error
    return Source(filename or STDIN_PATH, data, set_aside=set_aside(filename) if filename else None)


def main() -> NoReturn:
    """Run the command line and exit."""
    for stream in _streams():
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        sys.exit(_run())
    finally:
        _give_up_unwritable_streams()


def _run() -> int:
    try:
        return int(cli.main(prog_name=PROGRAM, standalone_mode=False) or 0)
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show()
        return error.exit_code
    except click.Abort:
        with contextlib.suppress(OSError):
            click.echo(f"{PROGRAM}: interrupted", err=True)
        return INTERRUPTED
    except OSError as error:  # from click's own output, of --help for one
        with contextlib.suppress(OSError):
            _OutputFailure(error).show()
        return _OutputFailure.exit_code


def _streams() -> Iterator[Any]:
    return (stream for stream in (sys.stdout, sys.stderr) if stream is not None)


def _give_up_unwritable_streams() -> None:
    """Spare the user the traceback, and exit code 120, of a last flush that would fail again."""
    for stream in _streams():
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
