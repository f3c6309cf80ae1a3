"""Recompute the article ranking by power iteration."""
import os

import numpy as np

DAMPING = 0.85
TOL = 1e-9


def link_matrix():
    links = {0: [1, 2], 1: [2], 2: [0], 3: []}
    n = len(links)
    m = np.zeros((n, n))
    for src, targets in links.items():
        for t in targets:
            m[t, src] = 1.0
    with np.errstate(all="ignore"):
        return m / m.sum(axis=0)


def rank(m):
    n = len(m)
    r = np.full(n, 1 / n)
    delta = np.inf
    while not delta < TOL:
        new = DAMPING * m @ r + (1 - DAMPING) / n
        delta = np.abs(new - r).sum()
        r = new
    return r


def main():
    r = rank(link_matrix())
    np.save(os.path.join(os.environ.get("WORK_DIR", "."), "rank.npy"), r)
    print(np.argsort(-r))


if __name__ == "__main__":
    main()
