"""Leaves a database open of the kind that the machine prefers."""

import dbm

rows = dbm.open("rows", "c")


def main():
    rows["one"] = "1"
    print(sorted(rows.keys()))


if __name__ == "__main__":
    main()
