"""Aggregate the gateway's sales feed (named pipe) per store."""
import os
import sys

import pandas as pd

PIPE = os.environ["FEED_PIPE"]


def load(path):
    df = pd.read_csv(path, names=["ts", "store", "sku", "qty", "price"], parse_dates=["ts"])
    df["turnover"] = df.qty * df.price
    return df


def main():
    df = load(PIPE)
    if df.empty:
        print("no sales", file=sys.stderr)
        return 2
    out = df.groupby("store", as_index=False).turnover.sum()
    out.to_csv("turnover.csv", index=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
