"""``python -m guard_codemod``."""

import sys

# -m looks for modules in the current folder first, where a job may well be called email.py: it would run.
if not getattr(sys.flags, "safe_path", False):
    del sys.path[0]

from guard_codemod.cli.app import main

main()
