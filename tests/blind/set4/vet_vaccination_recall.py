"""Vet practice: recall list of due vaccinations from the practice system's export on stdin."""
import csv
import datetime
import os
import sys

import click

INTERVAL = {"rabies": 365 * 3, "dhpp": 365, "lepto": 365, "fvrcp": 365}


def rows():
    yield from csv.reader(sys.stdin, delimiter=";")


def due(row, today):
    animal, owner, vaccine, last = row
    nxt = datetime.date.fromisoformat(last) + datetime.timedelta(days=INTERVAL[vaccine])
    return nxt if nxt <= today else None


@click.command()
@click.option("--out", type=click.File("w"), default=os.path.join(os.environ.get("WORK_DIR", "."), "recall.csv"))
@click.option("--horizon", default=14, show_default=True, help="days ahead")
def main(out, horizon):
    today = datetime.date.today() + datetime.timedelta(days=horizon)
    w, n, bad = csv.writer(out), 0, 0
    for row in rows():
        try:
            nxt = due(row, today)
        except (ValueError, KeyError):
            bad += 1
            continue
        if nxt:
            w.writerow([*row, nxt])
            n += 1
    click.echo(f"{n} recalls, {bad} unreadable rows")


if __name__ == "__main__":
    main()
