"""Print results on standard output and error, and handle failures of these streams."""

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
from guard_codemod.formatters.escaping import folded, printable
from guard_codemod.formatters.palette import Palette, wants_color
from guard_codemod.formatters.registry import formatter
from guard_codemod.formatters.run_summary import RunSummary
from guard_codemod.lazy import frozen
from guard_codemod.model import FileReport

PROGRAM = "guard-codemod"

READER_GONE = 141
"""The exit code that a shell reports for a program ended by SIGPIPE."""


class FatalError(click.ClickException):
    """An error that ends the program, other than invalid usage or a problem with one file."""

    exit_code = 2


class _ReaderGone(FatalError):
    """The reader of the output has closed it, as ``head`` does: this is not reported."""

    exit_code = READER_GONE

    def show(self, file: IO[Any] | None = None) -> None:
        pass


def _output_failure(error: OSError) -> FatalError:
    if error.errno == errno.EPIPE:
        return _ReaderGone("the reader has gone")
    return FatalError(f"the output cannot be written: {error.strerror}")


@frozen
class OutputTarget:
    """Where a report goes, and in which format.

    It is written to *file* if given, else printed: on standard error if standard output is
    *stdout_taken* by something else. Paths for code hosts are relative to *root*.
    """

    form: str = "text"
    file: Document | None = None
    stdout_taken: bool = False
    color: str = "auto"
    statistics: bool = False
    root: str | None = None

    @property
    def painted(self) -> bool:
        return wants_color(
            self.color, terminal=self.file is None and _is_terminal(err=self.stdout_taken)
        )


Body = Callable[[FileReport], Iterable[str | bytes]]
"""Turns a report into output other than findings: lines of text, or bytes."""


def show(
    summary: RunSummary,
    reports: Iterable[FileReport],
    output: OutputTarget,
    *,
    body: Body | None = None,
    count: Callable[[], int] | None = None,
    last_lines: Iterable[str] = (),
) -> NoReturn:
    """Print *reports* as they come, and the *summary*, as *output* says; exit with its code.

    The output of *body* for each report precedes it. A stop signal ends the reports, but the
    document and the summary of what was done are still written. *count* returns the number of
    reports, for the progress bar. *last_lines* are consumed after the last report, and printed on
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
            with interrupts.defer():  # the document must match the counts
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
    with interrupts.defer():  # the document must be whole
        add(form.footer())
        if document:
            document.finish()
    if summary.stopped is None:
        interrupts.raise_pending()
        lines = [folded(printable(line)) for line in last_lines]  # do all the work before printing
        echo_lines(lines, err=True)
    err = output.stdout_taken or (form.for_machines and output.file is None)
    echo_lines(map(folded, _closing_lines(summary, statistics=output.statistics)), err=err)
    sys.exit(summary.exit_code)


def _closing_lines(summary: RunSummary, *, statistics: bool) -> Iterator[str]:
    """Yield the lines below every report."""
    if statistics:
        yield from summary.statistics_lines()
    yield from summary.jobs_without_block()
    yield from summary.hazardous_jobs()
    yield summary.summary()


def _is_terminal(*, err: bool = False) -> bool:
    stream = sys.stderr if err else sys.stdout
    return stream is not None and stream.isatty()


def _say_interrupted(stop: interrupts.Interrupted) -> None:
    # An interrupted line may be buffered, and would appear after this one.
    for stream in _streams():
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    # Start a new line, since the terminal shows ^C at the cursor.
    _echo(f"\n{PROGRAM}: {stop}", err=True)


def show_files(files: Iterable[Candidate], *, all_of_them: bool) -> NoReturn:
    """Print which of *files* are checked, or *all_of_them*, with reasons for exclusions.

    Exits with 2 if a file that was named cannot be checked.
    """
    failed = False
    for candidate in files:
        if candidate.problem is not None:
            _echo(folded(printable(f"{candidate.path}: {candidate.problem.with_help}")), err=True)
            failed |= candidate.explicit
        elif candidate.exclusion is None:
            _echo(printable(candidate.path))
        elif all_of_them:
            _echo(folded(printable(f"{candidate.path}: skipped: {candidate.exclusion.reason}")))
    sys.exit(2 if failed else 0)


def echo_lines(lines: Iterable[str], *, err: bool = False) -> None:
    """Print *lines*."""
    for line in lines:
        _echo(line, err=err)


def diff(color: str) -> Body:
    """Return a body that shows edits as diffs, colored as *color* says.

    On a terminal they are escaped; elsewhere they are exact, byte for byte.
    """
    terminal = _is_terminal()
    colored = wants_color(color, terminal=terminal)

    def body(report: FileReport) -> Iterator[str | bytes]:
        if report.edit is None:
            return
        from guard_codemod.formatters.diff import unified_diff  # not at the top: few print one

        # patch rejects absolute paths.
        path = relative_to_cwd(report.path)
        for number, line in enumerate(unified_diff(path, report.edit.old, report.edit.new)):
            readable = terminal or colored
            yield _readable(number, line, Palette(on=colored)) if readable else line

    return body


def _readable(number: int, line: bytes, palette: Palette) -> str:
    role = "location" if number < 2 else _DIFF_ROLES.get(line[:1])
    text = printable(line.decode("utf-8", "backslashreplace").rstrip("\r\n").expandtabs())
    return palette(role, text) if role else text


_DIFF_ROLES = {b"+": "added", b"-": "removed", b"@": "hunk"}


def script(data: bytes, report: FileReport) -> Iterator[bytes]:
    """Yield the new content of a script, or *data*, its old content, if it is unchanged."""
    if sys.stdout is None:
        raise FatalError("standard output is closed, but the script goes there: open it")
    yield data if report.new is None else report.new


def _echo(text: str | bytes, *, err: bool = False, nl: bool = True) -> None:
    try:
        click.echo(text, err=err, nl=nl, color=True)  # callers color the text only if wanted
    except OSError as error:
        interrupts.raise_pending()  # SIGHUP takes precedence if the terminal is gone
        raise _output_failure(error) from error


def run(command: click.Command) -> int:
    """Run *command* with the arguments of this process, and return its exit code."""
    for stream in _streams():
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        with interrupts.handle_signals():
            code = _exit_code(command)
    # A second signal or a failed write, while the message about the first was printed.
    except interrupts.Interrupted as stop:
        code = stop.exit_code
    _give_up_unwritable_streams()
    if code == READER_GONE:
        _end_by_sigpipe()
    return code


def _end_by_sigpipe() -> None:
    """End by SIGPIPE, as other programs do; Python ignores it by default."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGPIPE})
        os.kill(os.getpid(), signal.SIGPIPE)


def _exit_code(command: click.Command) -> int:
    try:
        return int(command.main(prog_name=PROGRAM, standalone_mode=False) or 0)
    except SystemExit as end:
        return int(end.code or 0)
    except click.ClickException as error:
        return _show(error)
    except (OutputError, ExecutorError) as error:
        return _show(FatalError(str(error)))
    except interrupts.Interrupted as stop:
        _say_interrupted(stop)
        return stop.exit_code


def _show(error: click.ClickException) -> int:
    """Print *error*, and return its exit code."""
    with contextlib.suppress(OSError):
        error.show()
    return error.exit_code


@contextlib.contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _failure(error) from error


class Group(click.Group):
    """Handles `OSError` itself: click would exit with 1 if the reader has closed the output."""

    make_context = _failures()(click.Group.make_context)
    invoke = _failures()(click.Group.invoke)


def _failure(error: OSError) -> FatalError:
    """Return the error message for an *error* that nothing else has handled."""
    try:
        os.getcwd()
    except FileNotFoundError:
        return FatalError("the current folder does not exist any more: change to another one")
    if error.errno in (errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM):
        return FatalError(f"{error.strerror}: try fewer processes, as with --jobs 1")
    return _output_failure(error)  # from click itself, for example on --help


def _streams() -> Iterator[Any]:
    return (stream for stream in (sys.stdout, sys.stderr) if stream is not None)


def _give_up_unwritable_streams() -> None:
    """Prevent a traceback and exit code 120 when the final flush fails again."""
    for stream in _streams():
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
