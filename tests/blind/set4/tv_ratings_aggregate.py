"""TV station: minute ratings of the regional panels, fetched in parallel, aggregated per programme."""
import json
import os
import urllib.request

from joblib import Parallel, delayed

BASE = os.environ.get("RATINGS_URL", "http://panel.tv.internal")
REGIONS = ("north", "south", "east", "west")


def minutes(region):
    with urllib.request.urlopen(f"{BASE}/minutes/{region}") as r:
        return region, json.load(r)["viewers"]


def programmes(path):
    if not os.path.exists(path):
        return [("news", 0, 15), ("film", 15, 105)]
    with open(path) as f:
        return [tuple(row) for row in json.load(f)]


def main():
    folder = os.environ.get("WORK_DIR", ".")
    out = Parallel(n_jobs=2, backend="threading")(
        delayed(minutes)(r) for r in REGIONS
    )
    total = [sum(v) for v in zip(*(viewers for _, viewers in out))]
    with open(os.path.join(folder, "ratings.csv"), "w") as f:
        for name, a, b in programmes(os.path.join(folder, "programmes.json")):
            part = total[a:b]
            f.write(f"{name};{sum(part) / max(1, len(part)):.0f}\n")


if __name__ == "__main__":
    main()
