"""Leaves an xz archive open at module level."""

import lzma

archive = lzma.open("rows.xz", "wb")


def main():
    archive.write(b"row\n" * 1000)


if __name__ == "__main__":
    main()
