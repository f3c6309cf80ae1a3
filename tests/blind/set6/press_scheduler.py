"""Collect the press reviews every hour until the evening."""
import datetime
import os
import time

import requests
from apscheduler.schedulers.background import BackgroundScheduler

PRESS_URL = os.environ.get("PRESS_URL", "http://press.internal")


def hourly_review(topic):
    reply = requests.get(f"{PRESS_URL}/review/{topic}", timeout=2)
    reply.raise_for_status()
    print(topic, len(reply.text), "characters")


def main():
    scheduler = BackgroundScheduler(timezone="UTC")
    for topic in ("energy", "traffic"):
        scheduler.add_job(hourly_review, "interval", hours=1, args=[topic],
                          next_run_time=datetime.datetime.now(datetime.timezone.utc))
    scheduler.start()
    end = time.monotonic() + 10 * 3600
    try:
        while time.monotonic() < end:
            time.sleep(1)
    finally:
        scheduler.shutdown(wait=False)


if __name__ == "__main__":
    main()
