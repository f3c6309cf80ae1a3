"""Computes fingerprints of the delivered files with a thread pool."""
import argparse
import hashlib
import pathlib
from concurrent.futures import ThreadPoolExecutor, as_completed


def fingerprint(path):
    digest = hashlib.sha256()
    with open(path, "rb") as fh:
        while block := fh.read(1 << 16):
            digest.update(block)
    return path, digest.hexdigest()


def make_sample(folder):
    folder.mkdir(exist_ok=True)
    for number in range(20):
        (folder / f"part-{number:02d}.bin").write_bytes(bytes([number]) * 50_000)


def main(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=pathlib.Path("delivery"))
    parser.add_argument("--workers", type=int, default=4)
    args = parser.parse_args(argv)
    make_sample(args.folder)
    with ThreadPoolExecutor(max_workers=args.workers) as pool:
        futures = [pool.submit(fingerprint, path) for path in sorted(args.folder.iterdir())]
        results = [future.result() for future in as_completed(futures)]
    for path, digest in sorted(results):
        print(digest[:12], path.name)


if __name__ == "__main__":
    main()
