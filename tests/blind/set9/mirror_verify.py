"""Verify the package mirror against upstream's list of check sums."""
import hashlib
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen

UPSTREAM = os.environ.get("API_URL", "http://packages.upstream.example")
MIRROR = Path(os.environ.get("WORK_DIR", "/srv/mirror"))


def digest(path):
    return path.name, hashlib.sha256(path.read_bytes()).hexdigest()


def local_sums():
    with ThreadPoolExecutor(max_workers=4) as pool:
        return dict(pool.map(digest, (p for p in MIRROR.iterdir() if p.is_file())))


def upstream_sums():
    with urlopen(UPSTREAM + "/SHA256SUMS") as resp:
        for line in resp.read().decode().splitlines():
            value, name = line.split()
            yield name, value


def main():
    (MIRROR / "README").write_text("mirror of upstream\n")
    have = local_sums()
    bad = [name for name, value in upstream_sums() if have.get(name) != value]
    if bad:
        sys.exit("differs: " + " ".join(bad))


if __name__ == "__main__":
    main()
