"""``guard-codemod files``."""

from __future__ import annotations

from typing import Any, NoReturn

from guard_codemod.cli import output
from guard_codemod.cli.options import command, paths_argument, settings_of
from guard_codemod.cli.session import session_for
from guard_codemod.formatters.run_summary import Verbosity


@command(
    "List the files that are checked.",
    paths_argument(),
    *settings_of("files"),
    examples="""
  guard-codemod files
  guard-codemod files scripts/ -v""",
)
def files(paths: tuple[str, ...], **options: Any) -> NoReturn:
    """List the files below PATHS that apply and check examine.

    With -v, also those that are excluded, and why. PATHS are files and folders, by default the
    current folder.
    """
    session = session_for(paths, options)
    output.show_files(session.files(), all_of_them=session.verbosity is Verbosity.VERBOSE)
