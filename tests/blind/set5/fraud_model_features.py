"""Fraud detection: checks that online and offline feature columns are identical before the model is promoted."""
import os
import socket

import numpy as np


class OnlineColumn:
    """Column of the online store, loaded when numpy asks for it."""

    def __init__(self, name):
        self.name = name

    def __array__(self, dtype=None, copy=None):
        with socket.create_connection((os.environ.get("FRAUD_HOST", "feature-store"), int(os.environ.get("FRAUD_PORT", "6565")))) as conn:
            conn.sendall(f"COLUMN {self.name}\n".encode())
            raw = conn.makefile("rb").readline()
        return np.fromstring(raw, sep=",", dtype=dtype or float)


def offline(name):
    rng = np.random.default_rng(len(name))
    return rng.normal(size=16).round(6)


def differing(columns):
    return [c for c in columns if not np.array_equal(OnlineColumn(c), offline(c))]


def main():
    bad = differing(["amount_7d", "merchant_risk", "device_age", "country_switch"])
    print("promotable" if not bad else f"differs: {bad}")
    raise SystemExit(3 if bad else 0)


if __name__ == "__main__":
    main()
