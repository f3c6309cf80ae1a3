"""Started at 22:00: runs the hourly extracts during the night window with APScheduler."""
import datetime as dt
import logging
import os

import requests
from apscheduler.schedulers.blocking import BlockingScheduler

logging.basicConfig(level=logging.WARNING)
sched = BlockingScheduler(timezone="UTC")
done = []


def extract(table):
    resp = requests.get(f"{os.environ['ERP_URL']}/extract/{table}")
    done.append((table, len(resp.content)))
    if len(done) == 2:
        sched.shutdown(wait=False)


def main():
    now = dt.datetime.now(dt.timezone.utc)
    for n, table in enumerate(("orders", "customers")):
        sched.add_job(extract, "date", run_date=now + dt.timedelta(seconds=0.3 + n * 0.2), args=[table], misfire_grace_time=60)
    sched.start()
    for table, size in done:
        print(table, size)


if __name__ == "__main__":
    main()
