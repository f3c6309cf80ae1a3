"""Orchestra office: seating plan per concert as CSV."""
import csv
import itertools

from orchestra.quiet import ignoring

PLAYERS = {"vl1": ["A", "B", "C"], "vl2": ["D", "E"], "vla": ["F", None, "G"]}


def desks(players):
    pairs = itertools.zip_longest(players[::2], players[1::2], fillvalue="-")
    return [f"{a.lower()}/{b.lower()}" for a, b in pairs]


def main():
    with open("seating.csv", "w", newline="") as f:
        out = csv.writer(f)
        for section, players in PLAYERS.items():
            with ignoring(AttributeError, note=section):
                out.writerow((section, *desks(players)))


if __name__ == "__main__":
    main()
