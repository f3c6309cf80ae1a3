"""From reports to output: make or show the edits, and print the reports."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import NoReturn

import click

from guard_codemod.cli import output, report_file
from guard_codemod.cli.session import Session
from guard_codemod.formatters.registry import formatter
from guard_codemod.formatters.run_summary import RunSummary, Verbosity
from guard_codemod.model import FileReport, Outcome


def make_edits(
    session: Session,
    aim: Outcome,
    reports: Iterable[FileReport],
    last_lines: Callable[[RunSummary], Iterable[str]] = lambda _: (),
) -> NoReturn:
    """Make the edits of *reports*, or print what they would change, and exit."""
    from guard_codemod.cli.module_files import ModuleFiles  # not at the top: check makes none

    diff, script = session.run.diff, session.script
    summary = RunSummary(session.verbosity, aim, preview=diff)
    verbose = session.verbosity is Verbosity.VERBOSE
    modules = ModuleFiles(preview=diff, verbose=verbose)
    with report_target(session, stdout_taken=diff or script is not None) as target:
        body = None
        if diff:
            body = modules.shown(output.diff(target.color))
        elif script is not None:
            body = partial(output.script, script.data)
        else:
            reports = modules.written(reports)
        last = chain(last_lines(summary), modules.lines(), session.nothing_seen())
        output.show(summary, reports, target, body=body, count=session.count, last_lines=last)


@contextlib.contextmanager
def report_target(session: Session, *, stdout_taken: bool) -> Iterator[output.OutputTarget]:
    """Yield the target of *session*'s report; standard output may be *stdout_taken*."""
    form, path = session.run.output_format, session.run.output_file
    if stdout_taken and path is None and formatter(form).for_machines:
        raise click.UsageError(
            f"standard output cannot hold a {form} report too:"
            " add --output-file, or --output-format text"
        )
    require_spared(session, path, "--output-file")
    with contextlib.nullcontext() if path is None else report_file.open_report(path) as file:
        run = session.run
        yield output.OutputTarget(
            form, file, stdout_taken, run.color, statistics=run.statistics, root=session.root
        )


def require_spared(session: Session, path: str | None, option: str) -> None:
    """Raise `click.UsageError` if *path*, given for *option*, is a file to check."""
    if path is not None and session.would_check(path):
        raise click.UsageError(f"{option}: {path} is one of the files to check: give another file")
