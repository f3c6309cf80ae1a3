"""Fit the churn model: ridge regression on the feature matrix, kernel form."""
import os

import numpy as np

SAMPLES = int(os.environ.get("SAMPLES", "2600"))
FEATURES = 40


def features():
    rng = np.random.default_rng(11)
    x = rng.normal(size=(SAMPLES, FEATURES))
    y = (x[:, 0] + 0.3 * rng.normal(size=SAMPLES) > 0).astype(float)
    return x, y


def fit(x, y, ridge=1.0):
    kernel = x @ x.T
    u, values, vt = np.linalg.svd(kernel + ridge * np.eye(len(kernel)))
    return vt.T @ ((u.T @ y) / values)


def main():
    x, y = features()
    alpha = fit(x, y)
    np.save("alpha.npy", alpha)
    print("fitted on", len(y), "samples")


if __name__ == "__main__":
    main()
