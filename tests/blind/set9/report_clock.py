"""Build the management reports by the clock."""
import datetime
import json
import os
from urllib.request import urlopen

from apscheduler.schedulers.blocking import BlockingScheduler

BI = os.environ.get("API_URL", "http://bi.corp.internal")
OUT = os.environ.get("WORK_DIR", "/srv/reports")


def build(name):
    with urlopen(f"{BI}/cubes/{name}") as resp:
        cube = json.load(resp)
    stamp = datetime.date.today().isoformat()
    with open(os.path.join(OUT, f"{name}-{stamp}.json"), "w") as out:
        json.dump(cube, out)


def main():
    scheduler = BlockingScheduler(timezone="UTC")
    soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=0.5)
    scheduler.add_job(build, "date", run_date=soon, args=["revenue"])
    scheduler.add_job(build, "cron", hour=5, args=["margin"])
    scheduler.start()


if __name__ == "__main__":
    main()
