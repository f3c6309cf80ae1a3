"""Leaves a shelf open at module level that writes back what has changed."""

import dbm.dumb
import shelve

shelf = shelve.Shelf(dbm.dumb.open("shelf", "n"), writeback=True)


def main():
    shelf["rows"] = []
    shelf["rows"].extend(range(100))


if __name__ == "__main__":
    main()
