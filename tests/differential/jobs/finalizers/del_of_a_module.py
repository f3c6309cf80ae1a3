"""Deletes an object that only a module holds, which it has made."""

import sys
import types


class Row:
    def __del__(self):
        print("deleted")


if __name__ == "__main__":
    rows = types.ModuleType("rows")
    rows.row = Row()
    sys.modules["rows"] = rows
    del rows
