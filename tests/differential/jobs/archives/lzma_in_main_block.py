"""Leaves an xz archive open in its main block."""

import lzma

if __name__ == "__main__":
    archive = lzma.LZMAFile("rows.xz", "wb")
    archive.write(b"row\n" * 1000)
