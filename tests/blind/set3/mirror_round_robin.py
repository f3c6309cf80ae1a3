"""Distribute the packages to build on the mirrors that are healthy, round robin."""
import itertools
import json
import os
import urllib.request

MIRRORS = ["mirror-a", "mirror-b", "mirror-c"]
PACKAGES = ["libfoo", "libbar", "frontend", "backend"]


def healthy():
    with urllib.request.urlopen(os.environ["STATUS_URL"] + "/mirrors", timeout=10) as resp:
        status = json.load(resp)
    return {item["name"] for item in status["items"]}


def assign(packages, mirrors, alive):
    ring = itertools.cycle(mirrors)
    plan = {}
    for package in packages:
        plan[package] = next(filter(alive.__contains__, ring))
    return plan


def main():
    plan = assign(PACKAGES, MIRRORS, healthy())
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "plan.json"), "w") as fh:
        json.dump(plan, fh, indent=1)
    for package, mirror in plan.items():
        print(f"{package:12s} {mirror}")


if __name__ == "__main__":
    main()
