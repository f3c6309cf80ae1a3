"""Leaves a gzip archive open in its main block."""

import gzip
import types

gzip.time = types.SimpleNamespace(time=lambda: 0)  # the archive has the time in it

if __name__ == "__main__":
    archive = gzip.open("rows.gz", "wb")
    archive.write(b"row\n" * 1000)
