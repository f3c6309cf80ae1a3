"""Deletes objects that use what is global."""

import os

SEPARATOR = "; "


def join(parts):
    return SEPARATOR.join(parts)


class Row:
    def __del__(self):
        os.write(1, join(["one", "two"]).encode())


if __name__ == "__main__":
    row = Row()
