"""Fish market: daily average price per species from the auction's export pipe."""
import os
import sys

import pandas as pd

SOURCE = os.environ.get("FISH_PIPE", "/srv/auction/export")


def load():
    try:
        with open(SOURCE, encoding="utf-8") as pipe:
            frame = pd.read_csv(pipe, sep=";", names=["species", "kg", "price"])
    except (pd.errors.EmptyDataError, pd.errors.ParserError) as e:
        print("export is empty or broken:", e)
        return pd.DataFrame({"species": [], "kg": [], "price": []})
    return frame


def averages(frame):
    frame["value"] = frame.kg * frame.price
    sums = frame.groupby("species")[["kg", "value"]].sum()
    return (sums.value / sums.kg).round(2)


def main():
    averages(load()).to_csv("fish_prices.csv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
