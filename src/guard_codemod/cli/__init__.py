"""The command line: options in, output and an exit code out. Nothing else prints."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
import threading

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
    # Modules and syntax trees are many objects without cycles. Collecting garbage would take a
    # seventh of the time of a check (2.26 s instead of 1.95 s for the standard library), and more
    # than that of the start.
    gc.disable()
    # Until our handlers are installed, Ctrl-C must end the program without a traceback.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from guard_codemod.cli import app, output

    code = output.run(app.cli)
    # The threads of a cluster come to their end, and cProfile writes what it found.
    if threading.active_count() > 1 or "_lsprof" in sys.modules:
        sys.exit(code)
    atexit._run_exitfuncs()
    os._exit(code)  # freeing every object first would take a twentieth of the check of a file


__all__ = ["cli", "main"]
