"""Hand the day's orders over to the logistics partner."""
import os
from pathlib import Path

from partner import orders

TODAY = [{"id": n, "total": 10.0 + n} for n in range(1, 1200)]


def write(target: Path, chunks):
    target.mkdir(exist_ok=True)
    for no, chunk in enumerate(chunks, 1):
        path = target / f"orders_{no:03d}.csv"
        path.write_text("\n".join(orders.render(o) for o in chunk))
        yield path


def main():
    target = Path(os.environ.get("WORK_DIR", ".")) / "outgoing"
    for path in write(target, orders.split(TODAY)):
        print(path.name)


if __name__ == "__main__":
    main()
