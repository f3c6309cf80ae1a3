"""Count orders by quantity bucket."""
import os

import pandas as pd


PATH = os.path.join(os.environ["WORK_DIR"], "orders.csv")


def main():
    df = pd.read_csv(PATH)
    df["bucket"] = pd.cut(df["qty"], 3)
    print(df.groupby("bucket", observed=True)["id"].count())


if __name__ == "__main__":
    main()
