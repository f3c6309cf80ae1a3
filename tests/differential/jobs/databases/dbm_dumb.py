"""Leaves a database open whose index is written when it is closed."""

import dbm.dumb

if __name__ == "__main__":
    rows = dbm.dumb.open("rows", "n")
    for number in range(100):
        rows[str(number)] = str(number**2)
