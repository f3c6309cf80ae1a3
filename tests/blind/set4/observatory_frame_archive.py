"""Moves last night's raw frames from the dome machine into the archive tree (by night, by filter)."""
import json
import os
import re
import shutil
import urllib.request
from pathlib import Path

SRC = Path(os.environ.get("DOME_DIR", "/dome/raw"))
DST = Path(os.environ.get("WORK_DIR", "/archive"))
FRAME = re.compile(r"(?P<night>\d{8})_(?P<filter>[UBVRI])_(?P<seq>\d+)\.fits?$")

# what the archive accepts at the moment (frame kinds, quota), asked once per run
HTTP_POOL_INFO = urllib.request.urlopen(os.environ.get("ARCHIVE_CAPS_URL", "http://archive.obs.internal") + "/capabilities").read()
CAPS = json.loads(HTTP_POOL_INFO)


def frames(src):
    for p in sorted(src.glob("*.fit*")):
        m = FRAME.match(p.name)
        if m:
            yield p, m.groupdict()


def accept(meta):
    return meta["filter"] in CAPS.get("filters", "UBVRI")


def move(path, meta):
    target = DST / meta["night"] / meta["filter"]
    target.mkdir(parents=True, exist_ok=True)
    shutil.move(str(path), target / path.name)


def main():
    moved = skipped = 0
    for path, meta in frames(SRC):
        if accept(meta):
            move(path, meta)
            moved += 1
        else:
            skipped += 1
    print(f"{moved} frames archived, {skipped} skipped")


if __name__ == "__main__":
    main()
