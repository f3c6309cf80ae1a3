"""Leaves a bz2 archive open in its main block, to which it writes text."""

import bz2

if __name__ == "__main__":
    archive = bz2.open("rows.bz2", "wt", encoding="utf-8")
    archive.write("row\n" * 1000)
