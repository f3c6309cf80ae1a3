"""Keeps a temporary file, and leaves it open."""

import os
import tempfile

if __name__ == "__main__":
    scratch = tempfile.NamedTemporaryFile("w", delete=False)
    scratch.write("row\n" * 100)
    os.rename(scratch.name, "kept.txt")
