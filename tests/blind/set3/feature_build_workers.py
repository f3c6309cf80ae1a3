"""Build customer features for the churn model with a process pool."""
import json
import os
import urllib.request
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import numpy as np


def features(customer: int, base: str) -> np.ndarray:
    url = f"{base}/events?customer={customer}"
    with urllib.request.urlopen(url) as resp:
        events = json.load(resp)["items"]
    amounts = np.array([e["amount"] for e in events], dtype=float)
    return np.array([amounts.size, amounts.mean(), amounts.std()])


def build(customers, base):
    with ProcessPoolExecutor(max_workers=2) as pool:
        rows = list(pool.map(partial(features, base=base), customers, chunksize=2))
    return np.vstack(rows)


def main():
    matrix = build(range(1, 9), os.environ["SCORING_URL"])
    path = os.path.join(os.environ.get("WORK_DIR", "."), "features.npy")
    np.save(path, matrix)
    print(matrix.shape, "->", path)


if __name__ == "__main__":
    main()
