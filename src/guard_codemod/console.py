"""Standard output and error: what may go wrong with them, and how results are shown there."""

from __future__ import annotations

import contextlib
import errno
import gc
import os
import sys
from collections.abc import Iterable, Iterator
from typing import IO, Any, NoReturn

import click

from guard_codemod import signals
from guard_codemod.model import Result
from guard_codemod.report import Report, printable, unified_diff

PROGRAM = "guard-codemod"


class Failure(click.ClickException):
    """What ends the program: neither a mistake on the command line nor one file's trouble."""

    exit_code = 2


class _OutputFailure(Failure):
    """The output cannot be written. A reader that has gone away, as ``head`` does, needs no words."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"the output cannot be written: {error.strerror}")
        self.expected = error.errno == errno.EPIPE

    def show(self, file: IO[Any] | None = None) -> None:
        if not self.expected:
            super().show(file)


def show(report: Report, results: Iterable[Result], err: bool = False) -> NoReturn:
    """Print what *report* makes of *results* as they come, and the summary; exit with its code.

    A signal that asks to stop ends the results, and not the summary of what is done.
    """
    try:
        for result in results:
            for line in report.lines(result):
                _echo(line, err=err)
            signals.deliver()
    except signals.Stopped as stop:
        _say_stopped(stop)
        _echo(report.summary(), err=err)
        sys.exit(stop.exit_code)
    _echo(report.summary(), err=err)
    sys.exit(report.exit_code)


def _say_stopped(stop: signals.Stopped) -> None:
    # On a line of its own: a terminal shows ^C where the cursor is.
    _echo(f"\n{PROGRAM}: {stop}", err=True)


def echo_diffs(results: Iterable[Result]) -> Iterator[Result]:
    """Yield *results*, each after its diff, if there is one, is printed."""
    for result in results:
        echo_diff(result)
        yield result


def echo_diff(result: Result) -> None:
    """Print what would change as a diff: coloured and readable on a terminal, else byte for byte."""
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


def echo_script(data: bytes) -> None:
    """Write a script to standard output, byte for byte."""
    if sys.stdout is None:
        raise Failure("standard output is closed, and the script is to go there.")
    _echo(data, nl=False)


def _echo(text: str | bytes, *, err: bool = False, nl: bool = True) -> None:
    try:
        click.echo(text, err=err, nl=nl)
    except OSError as error:
        signals.deliver()  # if the terminal hung up, that is what ends the program
        raise _OutputFailure(error) from error


def run(command: click.Command) -> NoReturn:
    """Run *command* with the arguments of this process, and exit with its code."""
    # Syntax trees are many objects and no cycles: the collector would go through them in vain, for
    # a seventh of the time of a check (1.95 s rather than 2.26 s for the standard library).
    gc.disable()
    for stream in _streams():
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    try:
        with signals.stopping():
            sys.exit(_exit_code(command))
    except signals.Stopped as stop:  # again, while the first one's words were written: another, or they could not be
        sys.exit(stop.exit_code)
    finally:
        _give_up_unwritable_streams()


def _exit_code(command: click.Command) -> int:
    try:
        return int(command.main(prog_name=PROGRAM, standalone_mode=False) or 0)
    except click.ClickException as error:
        with contextlib.suppress(OSError):
            error.show()
        return error.exit_code
    except signals.Stopped as stop:
        _say_stopped(stop)
        return stop.exit_code
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
