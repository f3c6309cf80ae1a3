"""Loads the hotel rates delivered overnight into the booking database."""
import csv
import io
import logging
import os
import time

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

URL = "mysql+pymysql://rates:rates@127.0.0.1:%s/booking" % os.environ.get("SILENT_PORT", "3306")
DELIVERY = "hotel,night,rate\nAlpenblick,2024-02-01,119.00\nSeehof,2024-02-01,89.50\n"

log = logging.getLogger("rates")
metadata = sa.MetaData()
rates = sa.Table(
    "rates", metadata,
    sa.Column("hotel", sa.String(80)), sa.Column("night", sa.String(10)), sa.Column("rate", sa.Numeric(8, 2)),
)


def wait_for_database(engine, pause=1):
    """The database container is often started after us."""
    while True:
        try:
            return engine.connect()
        except OperationalError as exc:
            log.info("database not ready yet (%s)", exc.orig)
            time.sleep(pause)


def load(conn, text):
    rows = list(csv.DictReader(io.StringIO(text)))
    with conn.begin():
        conn.execute(rates.delete())
        conn.execute(rates.insert(), rows)
    return len(rows)


def main():
    logging.basicConfig(level=logging.INFO)
    engine = sa.create_engine(URL, pool_recycle=3600)
    with wait_for_database(engine) as conn:
        log.info("%d rates loaded", load(conn, DELIVERY))


if __name__ == "__main__":
    main()
