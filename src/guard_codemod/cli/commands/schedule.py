"""``guard-codemod schedule``."""

from __future__ import annotations

import os
import sys
from typing import Any, NoReturn

import click

from guard_codemod.cli import output, report_file
from guard_codemod.cli.options import command, option, paths_argument, settings_of
from guard_codemod.cli.session import Session, read_input, session_for
from guard_codemod.config.row import Group
from guard_codemod.engine.schedules import examine
from guard_codemod.files.source_file import unreadable
from guard_codemod.formatters.run_summary import Verbosity
from guard_codemod.formatters.schedule import SCHEDULE_FORMATS, schedule_lines


@command(
    "Show which jobs are scheduled, how often, and with which limits.",
    paths_argument(),
    option(
        "--output-format",
        Group.OUTPUT,
        "Format of the table.",
        type=click.Choice(SCHEDULE_FORMATS),
        default="text",
        show_default=True,
    ),
    option(
        "--verbose",
        Group.OUTPUT,
        "Show the next starts and the commands too.",
        short="-v",
        is_flag=True,
        default=None,
    ),
    *settings_of("schedule"),
    examples="""
  guard-codemod schedule
  guard-codemod schedule deploy/ -v
  crontab -l | guard-codemod schedule -""",
)
def schedule(paths: tuple[str, ...], output_format: str, **options: Any) -> NoReturn:
    """Show what the schedules below PATHS start: how often, and with which limits.

    Crontabs, systemd timers, Kubernetes CronJobs, GitHub workflows, Procfiles and the configuration
    of supervisord are found by their usual names. PATHS are files and folders, by default the
    current folder; - reads a crontab. Exits with 0, or with --strict with 1 if a scheduled job has
    no guard or a limit is wrong.
    """
    data = read_input(paths)
    for path in paths if data is None else ():
        try:
            os.stat(path)
        except OSError as error:
            raise output.FatalError(f"{path}: {unreadable(error).with_help}") from error
    session = session_for(() if data is not None else paths, options)
    _show(session, output_format, data)


def _show(session: Session, form: str, standard_input: bytes | None) -> NoReturn:
    """Print what the schedules start, in the format *form*, and exit."""
    report = examine(session.named_schedules(standard_input))
    verbose, path = session.verbosity is Verbosity.VERBOSE, session.run.output_file
    lines = schedule_lines(form, report, verbose=verbose)
    if path is None:
        output.echo_lines(lines)
    else:
        with report_file.open_report(path) as file:
            file.add(lines)
            file.finish()
    sys.exit(session.is_strict and any(row.is_wrong for row in report.rows))
