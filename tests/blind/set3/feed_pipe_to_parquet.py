"""Read the CSV feed that the exporter writes into a named pipe and aggregate it."""
import os
import sys

import pandas as pd


def read(path):
    try:
        return pd.read_csv(path, sep=";", names=["ts", "sku", "qty"], chunksize=50_000)
    except pd.errors.EmptyDataError:
        print("feed is empty today", file=sys.stderr)
        return []


def aggregate(chunks):
    total = None
    for chunk in chunks:
        part = chunk.groupby("sku")["qty"].sum()
        total = part if total is None else total.add(part, fill_value=0)
    return total


def main():
    total = aggregate(read(os.environ["FEED_PIPE"]))
    if total is not None:
        total.to_csv(os.path.join(os.environ.get("WORK_DIR", "."), "qty.csv"))


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
