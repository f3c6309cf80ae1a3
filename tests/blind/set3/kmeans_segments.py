"""Customer segments by k-means."""
import os

import numpy as np


def kmeans(x, k, max_iter=100, seed=0):
    rng = np.random.default_rng(seed)
    centres = x[rng.choice(len(x), k, replace=False)]
    it = 0
    while it < max_iter:
        it += 1
        label = ((x[:, None] - centres) ** 2).sum(-1).argmin(1)
        new = np.array([x[label == j].mean(0) if (label == j).any() else centres[j] for j in range(k)])
        if np.isnan(new).any():
            continue
        if np.allclose(new, centres):
            break
        centres = new
    return label, centres, it


def main():
    rng = np.random.default_rng(1)
    x = np.vstack([rng.normal(m, 0.3, size=(300, 2)) for m in (0, 2, 5)])
    label, centres, it = kmeans(x, 3)
    np.savez(os.path.join(os.environ.get("WORK_DIR", "."), "segments.npz"), label=label, centres=centres)
    print("iterations", it, np.bincount(label))


if __name__ == "__main__":
    main()
