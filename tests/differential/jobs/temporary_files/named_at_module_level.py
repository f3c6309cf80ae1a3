"""Leaves a named temporary file open at module level, for the interpreter to delete."""

import os
import tempfile

scratch = tempfile.NamedTemporaryFile()


def main():
    scratch.write(b"rows")
    print(os.path.exists(scratch.name))


if __name__ == "__main__":
    main()
