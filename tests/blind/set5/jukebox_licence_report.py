"""Bars: reports the plays of every jukebox to the collecting society."""
import os
import time

import httpx


def plays(client, box):
    for pause in (0.1, 0.2, 0.4):
        try:
            answer = client.get(f"/boxes/{box}/plays")
            answer.raise_for_status()
            return answer.json()
        except httpx.ConnectError:
            time.sleep(pause)
    raise RuntimeError(f"box {box} is not reachable")


def report(boxes):
    base = os.environ.get("JUKEBOX_URL", "http://boxes.bars.internal")
    with httpx.Client(base_url=base, timeout=None) as client:
        for box in boxes:
            for title in plays(client, box):
                yield box, title


def main():
    with open("plays.tsv", "w") as f:
        for box, title in report(("anchor", "cellar")):
            print(box, title, sep="\t", file=f)


if __name__ == "__main__":
    main()
