"""Print the shift plan of the coming week for the notice boards."""
import collections
import datetime
import json
import os
import urllib.request

BASE = os.environ.get("SHIFT_URL", "http://shifts.internal")
MONDAY = datetime.date.today() + datetime.timedelta(days=7 - datetime.date.today().weekday())

with urllib.request.urlopen(f"{BASE}/plan?week={MONDAY:%G-W%V}") as reply:
    PLAN = json.load(reply)

NAMES = {person["id"]: person["name"] for person in PLAN.get("people", [])}


def by_day(plan):
    days = collections.defaultdict(list)
    for shift in plan.get("shifts", []):
        days[shift["day"]].append((shift["from"], NAMES[shift["person"]]))
    return days


def print_board(days):
    for day in sorted(days):
        print(day)
        for start, name in sorted(days[day]):
            print(f"   {start}  {name}")


def main():
    days = by_day(PLAN)
    if not days:
        raise SystemExit("no shifts planned")
    print_board(days)


if __name__ == "__main__":
    main()
