"""Has a callback for the death of an object at module level."""

import os
import weakref


class Row:
    pass


if __name__ == "__main__":
    reference = weakref.ref(Row, lambda _: os.write(1, b"class gone\n"))
    row = Row()
    other = weakref.ref(row, lambda _, write=os.write: write(1, b"row gone\n"))
