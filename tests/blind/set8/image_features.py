"""Compute image features in parallel with joblib."""
import json
import os

from joblib import Parallel, delayed

SOURCE = os.environ.get("IMAGE_PIPE", "images.raw")


def features(offset):
    with open(SOURCE, "rb") as fh:
        fh.seek(offset * 4096)
        block = fh.read(4096)
    return {"offset": offset, "mean": sum(block) / max(len(block), 1)}


def main():
    results = Parallel(n_jobs=2)(delayed(features)(n) for n in range(16))
    with open("features.json", "w") as fh:
        json.dump(results, fh)
    print(len(results), "blocks")


if __name__ == "__main__":
    main()
