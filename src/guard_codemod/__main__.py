"""``python -m guard_codemod``."""

from guard_codemod.cli import main

main()
