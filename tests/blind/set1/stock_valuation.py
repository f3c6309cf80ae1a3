"""Value the stock with the prices of the supplier."""
import logging
import os

import pandas as pd

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("valuation")


def main():
    orders = pd.read_csv(os.path.join(os.environ["WORK_DIR"], "orders.csv"))
    try:
        prices = pd.read_csv(os.environ["FEED_URL"] + "/prices.csv")
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as err:
        log.error("price list is broken: %s", err)
        raise SystemExit(2)
    merged = orders.merge(prices, on="sku", how="left", suffixes=("", "_p"))
    log.info("value %.2f", (merged["qty"] * merged["price"].fillna(0)).sum())


if __name__ == "__main__":
    main()
