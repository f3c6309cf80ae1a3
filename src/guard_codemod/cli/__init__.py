"""The command line: options in, output and exit code out. Nothing else prints."""

from __future__ import annotations

import gc

TYPE_CHECKING = False  # as type checkers know it, without an import
if TYPE_CHECKING:
    from typing import NoReturn

    from guard_codemod.cli.app import cli
else:

    def __getattr__(name):
        # Imported on first use, so that `main` comes first.
        if name != "cli":
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from guard_codemod.cli.app import cli

        return cli


def main() -> NoReturn:
    """Run the command line and exit."""
    # Modules and syntax trees are many objects and no cycles: the collector would go through them
    # in vain, for a seventh of the time of a check (1.95 s rather than 2.26 s for the standard
    # library), and for more than that of the start.
    gc.disable()
    from guard_codemod.cli import app, output

    try:
        output.run(app.cli)
    finally:
        gc.freeze()  # the interpreter collects again in the end, which takes as long


__all__ = ["cli", "main"]
