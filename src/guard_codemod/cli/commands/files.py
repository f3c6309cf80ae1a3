"""``guard-codemod files``."""

from __future__ import annotations

from typing import Any, NoReturn

import click

from guard_codemod.cli import output
from guard_codemod.cli.options import PATH, VERSION, Command, settings_of, with_options
from guard_codemod.cli.session import session_for
from guard_codemod.formatters.run_summary import Verbosity


@click.command(
    cls=Command,
    short_help="List the files that are checked.",
    epilog="""\b
Examples:
  guard-codemod files
  guard-codemod files scripts/ -v""",
)
@click.argument("paths", nargs=-1, type=PATH, metavar="[PATHS]...")
@with_options(*settings_of("files"), VERSION)
def files(paths: tuple[str, ...], **options: Any) -> NoReturn:
    """List the files below PATHS that apply and check examine.

    With -v, also those that are excluded, and why. PATHS are files and folders, by default the
    current folder.
    """
    session = session_for(paths, None, options)
    output.show_files(session.files(), all_of_them=session.verbosity is Verbosity.VERBOSE)
