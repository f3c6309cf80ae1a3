"""Load the ad clicks of the hour into the ads database."""
import logging
import os
import time

from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

log = logging.getLogger("ad_clicks")
engine = create_engine(os.environ.get("ADS_DB", "mysql+pymysql://ads@ads-db/ads"), pool_pre_ping=True)


def clicks():
    for number in range(100):
        yield {"campaign": number % 7, "clicks": number}


def load(rows):
    with engine.begin() as con:
        con.execute(text("insert into clicks (campaign, clicks) values (:campaign, :clicks)"), rows)


def main():
    rows = list(clicks())
    while True:
        try:
            load(rows)
            break
        except OperationalError as exc:
            log.warning("database not ready: %s", exc.orig)
            time.sleep(0.3)
    log.info("%d rows", len(rows))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main()
