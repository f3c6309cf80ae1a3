"""Leaves a bz2 archive open at module level."""

import bz2

archive = bz2.open("rows.bz2", "wb")


def main():
    archive.write(b"row\n" * 1000)


if __name__ == "__main__":
    main()
