"""Farm: balance the water of the irrigation sectors (simple fixed-point iteration) and write the valve plan."""
import json
import os
from dataclasses import asdict, dataclass


@dataclass
class Sector:
    name: str
    demand: float
    share: float = 0.0


def load():
    return [Sector("apples-n", 120.0), Sector("apples-s", 80.0), Sector("plums", 40.0)]


def balance(sectors, supply=200.0, tol=1e-9):
    old = [supply / len(sectors)] * len(sectors)
    err = tol + 1
    while err > tol:
        total = sum(old)
        # each sector gets what the others leave over, at most the whole supply
        new = [max(0.0, min(supply, supply - 2 * (total - o))) for o in old]
        err = max(abs(a - b) for a, b in zip(new, old))
        old = new
    for s, share in zip(sectors, old):
        s.share = share
    return sectors


def main():
    plan = balance(load())
    path = os.path.join(os.environ.get("WORK_DIR", "."), "valves.json")
    with open(path, "w") as f:
        json.dump([asdict(s) for s in plan], f, indent=1)
    print("plan for", len(plan), "sectors")


if __name__ == "__main__":
    main()
