"""Whole files are packed in one call, which is seldom too much."""

import bz2
import lzma
import pathlib

if __name__ == "__main__":
    block = b"".join(path.read_bytes() for path in pathlib.Path("scans").iterdir())
    pathlib.Path("scans.xz").write_bytes(lzma.compress(block))  # TG104 (low)
    pathlib.Path("note.bz2").write_bytes(bz2.compress(b"all packed"))
