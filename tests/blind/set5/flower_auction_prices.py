"""Flower wholesale: loads yesterday's clock prices into the price history."""
import os
import sys
import time

from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

ATTEMPTS = 5


def make_engine():
    host = os.environ.get("AUCTION_DBHOST", "auction-db")
    port = os.environ.get("AUCTION_DBPORT", "3306")
    return create_engine(f"mysql+pymysql://reader:reader@{host}:{port}/clock", pool_recycle=600)


def prices(engine):
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with engine.connect() as db:
                return db.execute(text("SELECT lot, stems, price FROM clock_prices")).all()
        except DBAPIError as e:
            print(f"attempt {attempt}: {e.orig}", file=sys.stderr)
            engine.dispose()
            time.sleep(0.2 * attempt)
    return []


def main():
    rows = prices(make_engine())
    if not rows:
        sys.exit("no prices")
    by_lot = {}
    for lot, stems, price in rows:
        by_lot.setdefault(lot, []).append(price / max(stems, 1))
    for lot, values in sorted(by_lot.items()):
        print(lot, round(sum(values) / len(values), 4))


if __name__ == "__main__":
    main()
