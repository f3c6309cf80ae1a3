"""Standard output and error: what may go wrong with them, and how results are shown there."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import IO, Any, NoReturn

import click

from guard_codemod.cli.progress import Progress
from guard_codemod.cli.report_file import Document, OutputError
from guard_codemod.engine.executors import ExecutorError
from guard_codemod.files import Candidate, interrupts
from guard_codemod.files.display_path import relative_to_cwd
from guard_codemod.formatters.escaping import printable
from guard_codemod.formatters.palette import Palette, wants_colour
from guard_codemod.formatters.registry import formatter
from guard_codemod.formatters.run_summary import RunSummary
from guard_codemod.lazy import dataclass
from guard_codemod.model import FileReport

PROGRAM = "guard-codemod"

READER_GONE = 141
"""As a shell reports a program that SIGPIPE ended."""


class FatalError(click.ClickException):
    """What ends the program: neither a mistake on the command line nor one file's trouble."""

    exit_code = 2


class _ReaderGone(FatalError):
    """The reader of the output has gone away, as ``head`` does: that needs no words."""

    exit_code = READER_GONE

    def show(self, file: IO[Any] | None = None) -> None:
        pass


def _output_failure(error: OSError) -> FatalError:
    if error.errno == errno.EPIPE:
        return _ReaderGone("the reader has gone")
    return FatalError(f"the output cannot be written: {error.strerror}")


@dataclass(frozen=True)
class OutputTarget:
    """Where a report goes, and in which form.

    It is written to *file*, if any, and else printed; *stdout_taken* says that standard output
    holds something else: then it goes to standard error. *root* is from where hosts name files.
    """

    form: str = "text"
    file: Document | None = None
    stdout_taken: bool = False
    color: str = "auto"
    statistics: bool = False
    root: str | None = None

    @property
    def painted(self) -> bool:
        return wants_colour(
            self.color, terminal=self.file is None and _is_terminal(err=self.stdout_taken)
        )


Body = Callable[[FileReport], Iterable[str | bytes]]
"""Makes of a report what standard output is for, other than findings: lines of text, or bytes."""


def show(
    summary: RunSummary,
    reports: Iterable[FileReport],
    output: OutputTarget,
    *,
    body: Body | None = None,
    count: Callable[[], int] | None = None,
    last_lines: Iterable[str] = (),
) -> NoReturn:
    """Print *reports* as they come, in the form of *output*, and the *summary*; exit with its code.

    What *body* makes of each report comes before it. A signal that asks to stop ends the reports,
    and neither a document of what is done nor its summary. *count* tells how many reports there
    will be, for the progress bar. *last_lines* are asked for when all of them are there, and go to
    standard error.
    """
    bar = Progress(count)
    form = formatter(output.form)(summary, Palette(on=output.painted), output.root)
    document = output.file
    if document is None and form.for_machines:
        document = Document(partial(_echo, nl=False, err=output.stdout_taken))
    add = document.add if document else partial(echo_lines, err=output.stdout_taken)
    try:
        add(form.header())
        for report in reports:
            bar.advance()
            for piece in body(report) if body else ():
                bar.hide()
                _echo(piece, nl=isinstance(piece, str))
            with interrupts.defer():  # or a document would hold half of what is counted
                lines = list(form.findings(summary.count(report)))
            if lines:
                bar.hide()
                add(lines)
            interrupts.raise_pending()
    except interrupts.Interrupted as stop:
        summary.stopped = stop.exit_code
        bar.hide()
        _say_interrupted(stop)
    bar.hide()
    with interrupts.defer():  # or half a document would be left
        add(form.footer())
        if document:
            document.finish()
    if summary.stopped is None:
        interrupts.raise_pending()
        echo_lines([*map(printable, last_lines)], err=True)  # all that they tell of is done before
    err = output.stdout_taken or (form.for_machines and output.file is None)
    echo_lines(_closing_lines(summary, statistics=output.statistics), err=err)
    sys.exit(summary.exit_code)


def _closing_lines(summary: RunSummary, *, statistics: bool) -> Iterator[str]:
    """Yield what stands below every report."""
    if statistics:
        yield from summary.statistics_lines()
    yield from summary.hazardous_jobs()
    yield summary.summary()


def _is_terminal(*, err: bool = False) -> bool:
    stream = sys.stderr if err else sys.stdout
    return stream is not None and stream.isatty()


def _say_interrupted(stop: interrupts.Interrupted) -> None:
    # A line that was interrupted may be written, but not flushed: it would come behind this one.
    for stream in _streams():
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    # On a line of its own: a terminal shows ^C where the cursor is.
    _echo(f"\n{PROGRAM}: {stop}", err=True)


def show_files(files: Iterable[Candidate], *, all_of_them: bool) -> NoReturn:
    """Print which of *files* are looked at, or, *all_of_them*, with the reason why not.

    Exits with 2 if one that was named cannot be.
    """
    failed = False
    for found in files:
        excluded = f"{found.path}: excluded: "
        if found.problem is not None:
            _echo(printable(excluded + found.problem), err=True)
            failed |= found.explicit
        elif found.exclusion is None:
            _echo(printable(found.path))
        elif all_of_them:
            _echo(printable(excluded + found.exclusion))
    sys.exit(2 if failed else 0)


def echo_lines(lines: Iterable[str], *, err: bool = False) -> None:
    """Print *lines*."""
    for line in lines:
        _echo(line, err=err)


def diff(color: str) -> Body:
    """Return what shows an edit as a diff, painted as *color* says.

    It is readable on a terminal, and else byte for byte.
    """
    terminal = _is_terminal()
    coloured = wants_colour(color, terminal=terminal)

    def body(report: FileReport) -> Iterator[str | bytes]:
        if report.edit is None:
            return
        from guard_codemod.formatters.diff import unified_diff  # not at the top: few print one

        # patch refuses an absolute path.
        path = relative_to_cwd(report.path)
        for number, line in enumerate(unified_diff(path, report.edit.old, report.edit.new)):
            readable = terminal or coloured
            yield _readable(number, line, Palette(on=coloured)) if readable else line

    return body


def _readable(number: int, line: bytes, palette: Palette) -> str:
    role = "location" if number < 2 else _DIFF_ROLES.get(line[:1])
    text = printable(line.decode("utf-8", "backslashreplace").rstrip("\r\n").expandtabs())
    return palette(role, text) if role else text


_DIFF_ROLES = {b"+": "added", b"-": "removed", b"@": "hunk"}


def script(data: bytes, report: FileReport) -> Iterator[bytes]:
    """Yield the new content of the script *data*, or else the old one."""
    if sys.stdout is None:
        raise FatalError("standard output is closed, and the script is to go there.")
    yield data if report.new is None else report.new


def _echo(text: str | bytes, *, err: bool = False, nl: bool = True) -> None:
    try:
        click.echo(text, err=err, nl=nl, color=True)  # it is painted only where it is to be
    except OSError as error:
        interrupts.raise_pending()  # if the terminal hung up, that is what ends the program
        raise _output_failure(error) from error


def run(command: click.Command) -> NoReturn:
    """Run *command* with the arguments of this process, and exit with its code."""
    for stream in _streams():
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        with interrupts.handle_signals():
            code = _exit_code(command)
    # Again, while the first one's words were written: another, or they could not be.
    except interrupts.Interrupted as stop:
        code = stop.exit_code
    _give_up_unwritable_streams()
    if code == READER_GONE:
        _end_by_sigpipe()
    sys.exit(code)


def _end_by_sigpipe() -> None:
    """End as other programs do whose reader has gone away; Python ignores SIGPIPE at first."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGPIPE})
        os.kill(os.getpid(), signal.SIGPIPE)
    sys.exit(READER_GONE)  # Windows, or the first process of a container


def _exit_code(command: click.Command) -> int:
    try:
        return int(command.main(prog_name=PROGRAM, standalone_mode=False) or 0)
    except SystemExit as end:
        return int(end.code or 0)
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show()
        return error.exit_code
    except (OutputError, ExecutorError) as error:
        with contextlib.suppress(OSError):
            FatalError(str(error)).show()
        return FatalError.exit_code
    except interrupts.Interrupted as stop:
        _say_interrupted(stop)
        return stop.exit_code


@contextlib.contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _failure(error) from error


class Group(click.Group):
    """Deals with each `OSError` itself: click would exit with 1 where a reader has gone away."""

    make_context = _failures()(click.Group.make_context)
    invoke = _failures()(click.Group.invoke)


def _failure(error: OSError) -> FatalError:
    """Return what to say of an *error* that nothing else has dealt with."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return FatalError("the current folder does not exist any more: change to another one.")
    if error.errno in (errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM):
        return FatalError(f"{error.strerror}: try fewer processes, as with --jobs 1.")
    return _output_failure(error)  # click's own, of --help for one


def _streams() -> Iterator[Any]:
    return (stream for stream in (sys.stdout, sys.stderr) if stream is not None)


def _give_up_unwritable_streams() -> None:
    """Spare the user the traceback, and exit code 120, of a last flush that would fail again."""
    for stream in _streams():
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
