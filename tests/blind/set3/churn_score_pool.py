"""Score customers in a process pool; the model library is known to crash hard on odd input."""
import multiprocessing as mp
import os

import numpy as np

WEIGHTS = np.array([0.2, -1.3, 0.7])


def score(row):
    if np.isnan(row).any():
        os._exit(139)  # what the native library does to us
    return float(1 / (1 + np.exp(-(WEIGHTS @ row))))


def load(n=200):
    rng = np.random.default_rng(7)
    data = rng.normal(size=(n, 3))
    data[57, 1] = np.nan
    return data


def main():
    data = load()
    with mp.Pool(processes=2) as pool:
        scores = pool.map(score, list(data))
    np.savetxt(os.path.join(os.environ.get("WORK_DIR", "."), "scores.csv"), scores)


if __name__ == "__main__":
    main()
