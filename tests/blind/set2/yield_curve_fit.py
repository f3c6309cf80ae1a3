"""Fit a flat yield to the bond universe by Newton iteration."""
from dataclasses import dataclass


@dataclass
class Bond:
    isin: str
    price: float
    coupon: float
    years: int


BONDS = [
    Bond("XS1", 99.1, 0.03, 5),
    Bond("XS2", 101.7, 0.045, 7),
    Bond("XS3", float("nan"), 0.02, 3),
]


def pv(b, y):
    return sum(100 * b.coupon / (1 + y) ** t for t in range(1, b.years + 1)) + 100 / (1 + y) ** b.years


def solve(b, tol=1e-9):
    y = b.coupon
    while True:
        f = pv(b, y) - b.price
        d = (pv(b, y + 1e-6) - pv(b, y)) / 1e-6
        step = f / d
        y -= step
        if abs(step) < tol:
            return y


def main():
    for b in BONDS:
        print(b.isin, round(solve(b) * 100, 4))


if __name__ == "__main__":
    main()
