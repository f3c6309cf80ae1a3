"""Check that the requested delivery times lie on the slot grid."""
import datetime
import itertools
import sys

EPOCH = datetime.datetime(2024, 1, 1, 6, 0)
SLOT = 900

REQUESTS = {
    "T-1": "2024-03-04T10:15:00",
    "T-2": "2024-03-04T12:30:00",
    "T-3": "2024-03-04T12:37:00",
    "T-4": "2024-03-05T07:45:00",
}


def seconds(text):
    moment = datetime.datetime.fromisoformat(text)
    return int((moment - EPOCH).total_seconds())


def on_grid(text):
    offset = seconds(text)
    if offset < 0:
        return False
    return offset in itertools.count(0, SLOT)


def main():
    wrong = []
    for tour, text in REQUESTS.items():
        good = on_grid(text)
        print(tour, text, "ok" if good else "off the grid")
        if not good:
            wrong.append(tour)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
