"""Download the product images that the catalogue lists."""
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

BASE = os.environ.get("API_URL", "http://media.shop.internal")
TARGET = Path(os.environ.get("WORK_DIR", "/srv/catalog")) / "images"


def download(name):
    target = TARGET / name
    if target.exists():
        return 0
    with urllib.request.urlopen(f"{BASE}/images/{name}") as resp:
        data = resp.read()
    target.write_bytes(data)
    return len(data)


def names():
    for group in ("shoes", "bags", "hats"):
        for number in range(5):
            yield f"{group}-{number}.jpg"


def main():
    TARGET.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(max_workers=6) as pool:
        total = sum(pool.map(download, names()))
    print(f"{total / 1e6:.1f} MB fetched")


if __name__ == "__main__":
    main()
