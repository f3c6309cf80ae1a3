"""Leaves a shelf open in its main block."""

import shelve

if __name__ == "__main__":
    shelf = shelve.open("shelf")
    shelf["rows"] = list(range(100))
