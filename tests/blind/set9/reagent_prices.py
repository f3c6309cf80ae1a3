"""Compare the suppliers' reagent prices."""
import os

import pandas as pd

BASE = os.environ.get("API_URL", "http://lab-suppliers.example")
SUPPLIERS = ("north", "south")
OUT = os.path.join(os.environ.get("WORK_DIR", "/srv/lab"), "cheapest.csv")


def prices(supplier):
    frame = pd.read_csv(f"{BASE}/{supplier}/prices.csv", sep=";")
    frame["supplier"] = supplier
    return frame[["cas", "name", "grams", "cents", "supplier"]]


def main():
    frame = pd.concat([prices(supplier) for supplier in SUPPLIERS])
    frame["per_gram"] = frame["cents"] / frame["grams"]
    cheapest = frame.sort_values("per_gram").groupby("cas", as_index=False).first()
    cheapest.to_csv(OUT, sep=";", index=False)
    print(len(cheapest), "reagents")


if __name__ == "__main__":
    main()
