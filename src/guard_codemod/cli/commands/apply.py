"""``guard-codemod apply``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import click

from guard_codemod.cli.options import PATH, VERSION, Command, settings_of, with_options
from guard_codemod.cli.pipeline import make_edits
from guard_codemod.cli.session import session_for
from guard_codemod.cli.standard_input import read_script
from guard_codemod.engine import engine
from guard_codemod.model import FileReport, Outcome


@click.command(
    cls=Command,
    short_help="Insert a timeout guard into job scripts.",
    epilog="""\b
Examples:
  guard-codemod apply scripts/ --timeout 3600
  guard-codemod apply etl/ nightly.py --timeout 1h30m --diff
  guard-codemod apply - --timeout 90s < job.py > guarded.py
  guard-codemod apply jobs/ --timeout 2h --message '{script} took over {seconds} s'""",
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATHS...")
@with_options(*settings_of("apply"), VERSION)
def apply(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Insert a timeout guard into each job script among PATHS, in place.

    PATHS are files and folders; of a folder, all *.py files and the scripts without a suffix
    whose first line names Python. - reads one script on standard input and writes the result on
    standard output.
    """
    script = read_script(paths, stdin_filename)
    session = session_for(paths, script, options)
    reports = session.reports(engine.guard)
    if not session.sets_timeout:
        reports = _with_timeouts(reports)
    make_edits(session, script, Outcome.GUARDED, reports)


def _with_timeouts(reports: Iterable[FileReport]) -> Iterator[FileReport]:
    """Yield *reports* once each of them has a limit, so that all are written or none is."""
    held = []
    for report in reports:
        if engine.lacks_timeout(report):
            raise click.UsageError(f"No timeout is set: {engine.WHERE_TO_PUT_A_TIMEOUT}.")
        held.append(report)
    yield from held
