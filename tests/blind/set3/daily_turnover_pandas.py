"""Turnover per day and shop, as CSV and on the console."""
import os

import numpy as np
import pandas as pd


def orders(n=5000):
    rng = np.random.default_rng(11)
    return pd.DataFrame({
        "day": pd.Timestamp("2024-05-01") + pd.to_timedelta(rng.integers(0, 31, n), unit="D"),
        "shop": rng.choice(["ber", "muc", "ham"], n),
        "total": rng.gamma(2.0, 40.0, n).round(2),
    })


def turnover(df):
    return df.pivot_table(index="day", columns="shop", values="total", aggfunc="sum").fillna(0)


def main():
    table = turnover(orders())
    table.to_csv(os.path.join(os.environ.get("WORK_DIR", "."), "turnover.csv"))
    print(table.sum().round(2).to_string())


if __name__ == "__main__":
    main()
