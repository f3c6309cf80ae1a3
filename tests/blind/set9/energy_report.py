"""Monthly energy report of the buildings."""
import json
import os
import sys
import traceback
from urllib.request import urlopen

METERS = os.environ.get("API_URL", "http://meters.corp.internal")
BUILDINGS = ("hq", "plant", "lab")


def consumption(building):
    with urlopen(f"{METERS}/buildings/{building}/month") as resp:
        return json.load(resp)["kwh"]


def main():
    total = 0.0
    for building in BUILDINGS:
        kwh = consumption(building)
        total += kwh
        print(f"{building:10} {kwh:12.1f}")
    print(f"{'total':10} {total:12.1f}")


if __name__ == "__main__":
    try:
        main()
    except Exception:
        traceback.print_exc()
        sys.exit(1)
