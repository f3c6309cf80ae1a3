"""Dairy farm: the milk lab's results of the day, warns when the cell count is too high."""
import json
import os
import sys
import urllib.request

import backoff

LAB = os.environ.get("MILKLAB_URL", "http://milklab.example")
LIMIT = 400_000


def note(details):
    print("lab: try {tries} failed, next in {wait:.1f} s".format(**details), file=sys.stderr)


class Lab:
    def __init__(self, base, farm):
        self.base, self.farm = base, farm

    @backoff.on_exception(backoff.expo, Exception, max_tries=5, max_value=2, factor=0.1, on_backoff=note)
    def results(self):
        url = f"{self.base}/farms/{self.farm}/today"
        with urllib.request.urlopen(url) as r:
            return json.load(r)


def main():
    results = Lab(LAB, os.environ.get("FARM_ID", "09-771")).results()
    high = [c for c in results["cows"] if c["cells"] > LIMIT]
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "cells.csv"), "w") as f:
        for c in sorted(high, key=lambda c: -c["cells"]):
            f.write(f"{c['ear']};{c['cells']}\n")
    print(len(high), "cows above", LIMIT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
