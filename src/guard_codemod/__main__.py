"""``python -m guard_codemod``."""

from guard_codemod.cli import main

if __name__ == "__main__":
    main()
