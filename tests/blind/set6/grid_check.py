"""Check that the requested service dates lie on the maintenance grid."""
import datetime
import itertools
import sys

EPOCH = datetime.date(2024, 1, 1)
EVERY = 14

REQUESTS = {
    "lift-1": "2024-01-15",
    "lift-2": "2024-02-12",
    "lift-3": "2024-02-13",
}


def days(text):
    return (datetime.date.fromisoformat(text) - EPOCH).days


def on_grid(text):
    wanted = days(text)
    return any(wanted == grid for grid in itertools.count(0, EVERY))


def main():
    wrong = []
    for lift, text in REQUESTS.items():
        good = on_grid(text)
        print(lift, text, "ok" if good else "off the grid")
        if not good:
            wrong.append(lift)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
