"""Pack the month's scans into one xz archive."""
import hashlib
import lzma
import os
import pathlib
import random

SCANS = pathlib.Path(os.environ.get("SCAN_DIR", "scans"))
FILTERS = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "nice_len": 273, "depth": 2000}]


def sample():
    SCANS.mkdir()
    rnd = random.Random(5)
    words = [rnd.randbytes(rnd.randint(2, 9)) for _ in range(300)]
    for number in range(4):
        with open(SCANS / f"{number}.img", "wb") as fh:
            for _ in range(12):
                fh.write(b"".join(rnd.choices(words, k=60_000)))


def main():
    if not SCANS.exists():
        sample()
    block = b"".join(p.read_bytes() for p in sorted(SCANS.glob("*.img")))
    packed = lzma.compress(block, format=lzma.FORMAT_XZ, filters=FILTERS)
    with open("scans.xz", "wb") as fh:
        fh.write(packed)
    print(len(block), "->", len(packed), hashlib.sha256(packed).hexdigest())


if __name__ == "__main__":
    main()
