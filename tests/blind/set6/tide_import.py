"""Import the tide tables that the harbour's planning needs."""
import os

import requests
from tenacity import retry, stop_after_attempt, wait_fixed

HARBOURS = {"cux": "Cuxhaven", "emd": "Emden"}


@retry(stop=stop_after_attempt(3), wait=wait_fixed(0.2), reraise=True)
def tides(base, harbour):
    reply = requests.get(f"{base}/tides/{harbour}", timeout=1)
    reply.raise_for_status()
    return reply.json()["tides"]


def highest(rows):
    return max((row["level"] for row in rows), default=None)


def main():
    base = os.environ.get("TIDE_URL", "http://tides.internal")
    result = []
    for harbour, name in HARBOURS.items():
        rows = tides(base, harbour)
        result.append((name, len(rows), highest(rows)))
    for name, count, level in result:
        print(f"{name:10} {count:3d} tides, highest {level}")


if __name__ == "__main__":
    main()
