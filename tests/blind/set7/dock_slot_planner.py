"""Plan deliveries onto the slots of the loading docks."""
import itertools
import json
import os
import sys

SLOTS = [f"{dock}-{hour:02d}" for dock in "AB" for hour in range(6, 10)]


def deliveries():
    path = os.path.join(os.environ.get("DOCK_DIR", "/srv/docks"), "deliveries.json")
    if os.path.exists(path):
        with open(path) as fh:
            return json.load(fh)
    return [f"truck-{n}" for n in range(12)]


class Planner:
    def __init__(self):
        self.taken = set()
        self.rotation = itertools.cycle(SLOTS)
        self.plan = {}

    def place(self, truck):
        slot = next(itertools.filterfalse(self.taken.__contains__, self.rotation))
        self.taken.add(slot)
        self.plan[truck] = slot


def main():
    planner = Planner()
    for truck in deliveries():
        planner.place(truck)
    for truck, slot in planner.plan.items():
        print(f"{slot}  {truck}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
