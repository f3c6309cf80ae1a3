"""E-book shop: fetches covers in a thread pool."""
import os
import pathlib
import urllib.request
from multiprocessing.pool import ThreadPool

BASE = os.environ.get("EBOOK_URL", "http://covers.books.internal")


def cover(n):
    with urllib.request.urlopen(f"{BASE}/cover/{n}") as r:
        return n, r.read()


def write(folder, n, blob):
    target = folder / f"{n:06d}.jpg"
    part = target.with_suffix(".part")
    part.write_bytes(blob)
    part.rename(target)
    return len(blob)


def main():
    folder = pathlib.Path("covers")
    folder.mkdir(exist_ok=True)
    size = 0
    with ThreadPool(3) as pool:
        for n, blob in pool.imap(cover, range(6)):
            size += write(folder, n, blob)
    print(f"{size / 1024:.0f} KiB")


if __name__ == "__main__":
    main()
