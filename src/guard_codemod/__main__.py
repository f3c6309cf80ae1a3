"""``python -m guard_codemod``."""

# guard-codemod: skip-file

import sys

# -m looks in the current folder first, where a job called email.py would be run.
if not getattr(sys.flags, "safe_path", False):
    del sys.path[0]

from guard_codemod.cli import main

main()
