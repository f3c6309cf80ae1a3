"""``guard-codemod remove``."""

from __future__ import annotations

from typing import Any, NoReturn

import click

from guard_codemod.cli.options import PATH, VERSION, Command, settings_of, with_options
from guard_codemod.cli.pipeline import make_edits
from guard_codemod.cli.session import session_for
from guard_codemod.cli.standard_input import read_script
from guard_codemod.engine.remove import remove as examine
from guard_codemod.model import Outcome


@click.command(
    cls=Command,
    short_help="Remove timeout guards.",
    epilog="""\b
Examples:
  guard-codemod remove scripts/ --diff
  guard-codemod remove nightly.py
  guard-codemod remove - < guarded.py > job.py""",
)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="PATHS...")
@with_options(*settings_of("remove"), VERSION)
def remove(paths: tuple[str, ...], stdin_filename: str | None, **options: Any) -> NoReturn:
    """Remove the timeout guard from each script among PATHS, in place.

    The file is again what it was before apply, byte for byte. A guard that was edited beyond
    recognition is not removed, but reported.
    """
    script = read_script(paths, stdin_filename)
    session = session_for(paths, script, options)
    make_edits(session, script, Outcome.REMOVED, session.reports(examine))
