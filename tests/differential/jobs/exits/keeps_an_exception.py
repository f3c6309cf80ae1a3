"""Keeps an exception whose frames have a file open."""

import bz2


def export():
    archive = bz2.open("rows.bz2", "wb")
    archive.write(b"row\n" * 1000)
    raise ValueError("row 7")


if __name__ == "__main__":
    try:
        export()
    except ValueError as error:
        kept = error
