"""Leaves a gzip archive open to which it writes text."""

import gzip
import io

if __name__ == "__main__":
    archive = io.TextIOWrapper(gzip.GzipFile("rows.gz", "wb", mtime=0), encoding="utf-8")
    archive.write("Größe\n" * 1000)
