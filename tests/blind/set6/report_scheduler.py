"""Run the hourly reports of the sales team until the evening."""
import datetime
import os
import time

import requests
from apscheduler.schedulers.background import BackgroundScheduler

REPORT_URL = os.environ.get("REPORT_URL", "http://reports.internal")


def hourly_report(team):
    reply = requests.post(f"{REPORT_URL}/render", json={"team": team})
    reply.raise_for_status()
    print("report for", team, "rendered")


def evening(hour=20):
    now = datetime.datetime.now()
    return now.replace(hour=hour, minute=0, second=0) if now.hour < hour else now + datetime.timedelta(hours=8)


def main():
    scheduler = BackgroundScheduler(timezone="UTC")
    for team in ("nord", "sued"):
        scheduler.add_job(hourly_report, "interval", hours=1, args=[team],
                          next_run_time=datetime.datetime.now(datetime.timezone.utc))
    scheduler.start()
    end = evening()
    try:
        while datetime.datetime.now() < end:
            time.sleep(1)
    finally:
        scheduler.shutdown()


if __name__ == "__main__":
    main()
