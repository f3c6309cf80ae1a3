"""``guard-codemod apply``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import click

from guard_codemod.cli.options import command, paths_argument, settings_of
from guard_codemod.cli.pipeline import make_edits
from guard_codemod.cli.session import session_for
from guard_codemod.engine import engine
from guard_codemod.model import FileReport, Outcome


@command(
    "Insert a timeout guard into job scripts.",
    paths_argument(required=True),
    *settings_of("apply"),
    examples="""
  guard-codemod apply scripts/ --timeout 3600
  guard-codemod apply etl/ nightly.py --timeout 1h30m --diff
  guard-codemod apply - --timeout 90s < job.py > guarded.py
  guard-codemod apply jobs/ --timeout 2h --message '{script} took over {seconds} s'""",
)
def apply(paths: tuple[str, ...], **options: Any) -> NoReturn:
    """Insert a timeout guard into each job script among PATHS, in place.

    PATHS are files and folders; of a folder, all *.py files and the scripts without a suffix
    whose first line names Python. - reads one script on standard input and writes the result on
    standard output.
    """
    session = session_for(paths, options)
    reports = session.reports(engine.guard)
    if not session.sets_timeout:
        reports = _with_timeouts(reports)
    make_edits(session, Outcome.GUARDED, reports)


def _with_timeouts(reports: Iterable[FileReport]) -> Iterator[FileReport]:
    """Yield *reports* once all of them have a limit, so that either all are written or none."""
    held = []
    for report in reports:
        if engine.lacks_timeout(report):
            raise click.UsageError(f"no timeout is set: {engine.WHERE_TO_PUT_A_TIMEOUT}")
        held.append(report)
    yield from held
