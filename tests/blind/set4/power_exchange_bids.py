"""Energy trader: turn the optimiser's output into bids. The optimiser streams one bid per line."""
import os
import shutil
import subprocess
import sys
from typing import Iterator, NamedTuple

FEED = os.environ.get("BIDS_QUIET", "/run/optimiser/bids")


class Bid(NamedTuple):
    hour: int
    mwh: float
    price: float


def optimiser(path: str) -> Iterator[Bid]:
    tool = shutil.which("tail")
    with subprocess.Popen([tool, "-f", path], stdout=subprocess.PIPE, text=True, bufsize=1) as proc:
        for line in proc.stdout:
            if line.strip() == "END":
                proc.terminate()
                break
            hour, mwh, price = line.split()
            yield Bid(int(hour), float(mwh), float(price))


def validate(bids):
    seen = {}
    for b in bids:
        if not 0 <= b.hour < 24:
            raise SystemExit(f"impossible hour in {b}")
        seen[b.hour] = b
    return seen


def main():
    book = validate(optimiser(FEED))
    path = os.path.join(os.environ.get("WORK_DIR", "."), "bids.csv")
    with open(path, "w") as f:
        for hour in sorted(book):
            f.write("%d;%.1f;%.2f\n" % book[hour])
    print(len(book), "bids", file=sys.stderr)


if __name__ == "__main__":
    main()
