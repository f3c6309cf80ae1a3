"""``guard-codemod remove``."""

from __future__ import annotations

from typing import Any, NoReturn

from guard_codemod.cli.options import command, paths_argument, settings_of
from guard_codemod.cli.pipeline import make_edits
from guard_codemod.cli.session import session_for
from guard_codemod.engine.remove import remove as examine
from guard_codemod.model import Outcome


@command(
    "Remove timeout guards.",
    paths_argument(required=True),
    *settings_of("remove"),
    examples="""
  guard-codemod remove scripts/ --diff
  guard-codemod remove nightly.py
  guard-codemod remove - < guarded.py > job.py""",
)
def remove(paths: tuple[str, ...], **options: Any) -> NoReturn:
    """Remove the timeout guard from each script among PATHS, in place.

    If nothing was edited since apply, the file is again what it was before, byte for byte. An
    import stays if the file mentions its name elsewhere. A guard that was edited beyond recognition
    is not removed, but reported.
    """
    session = session_for(paths, options)
    make_edits(session, Outcome.REMOVED, session.reports(examine))
