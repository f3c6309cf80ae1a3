"""Fit the churn model by stochastic gradient descent."""
import os

import numpy as np

EPOCHS = int(os.environ.get("EPOCHS", "1000000"))
rng = np.random.default_rng(11)


def batch(size=256, features=40):
    x = rng.normal(size=(size, features))
    return x, (x[:, 0] > 0).astype(float)


def step(weights, rate=0.05):
    x, y = batch()
    p = 1 / (1 + np.exp(-(x @ weights)))
    return weights - rate * x.T @ (p - y) / len(y)


def main():
    weights = np.zeros(40)
    for epoch in range(EPOCHS):
        weights = step(weights)
        if epoch % 1000 == 0:
            print(epoch, float(weights[0]))
    np.save("weights.npy", weights)


if __name__ == "__main__":
    main()
