"""Scheduler of the branch server."""
import datetime as dt
import logging
import os
import urllib.request

from apscheduler.schedulers.blocking import BlockingScheduler

logging.basicConfig(level=logging.INFO)
URL = os.environ.get("HEADOFFICE_URL", "http://headoffice.internal")


def send_turnover():
    body = f"day={dt.date.today()}&cents=123400".encode()
    with urllib.request.urlopen(f"{URL}/turnover", data=body) as resp:
        logging.info("turnover sent: %s", resp.status)


def fetch_prices():
    with urllib.request.urlopen(f"{URL}/prices") as resp:
        logging.info("%d bytes of prices", len(resp.read()))


def main():
    scheduler = BlockingScheduler(timezone="UTC")
    now = dt.datetime.now(dt.timezone.utc)
    scheduler.add_job(send_turnover, "interval", hours=1, next_run_time=now)
    scheduler.add_job(fetch_prices, "interval", minutes=10, next_run_time=now)
    scheduler.start()


if __name__ == "__main__":
    main()
