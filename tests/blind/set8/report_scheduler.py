"""Render the standing reports on their schedule."""
import datetime
import os
import urllib.request

from apscheduler.schedulers.blocking import BlockingScheduler

URL = os.environ.get("REPORT_URL", "http://reports.internal/render")
REPORTS = ["sales", "returns"]


def render(name):
    with urllib.request.urlopen(f"{URL}?report={name}") as resp:
        data = resp.read()
    with open(f"{name}-{datetime.date.today()}.pdf", "wb") as fh:
        fh.write(data)


def main():
    scheduler = BlockingScheduler(timezone="UTC")
    start = datetime.datetime.now(datetime.timezone.utc)
    for number, name in enumerate(REPORTS):
        scheduler.add_job(
            render, "interval", minutes=30, args=[name],
            next_run_time=start + datetime.timedelta(seconds=0.3 + number * 0.1),
        )
    scheduler.start()


if __name__ == "__main__":
    main()
