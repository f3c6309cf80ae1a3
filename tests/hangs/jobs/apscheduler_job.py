"""A scheduler whose thread is no daemon."""

# trait: TG102
# needs: apscheduler

import time

from apscheduler.schedulers.background import BackgroundScheduler


def work():
    time.sleep(600)  # hangs here


def main():
    scheduler = BackgroundScheduler()
    scheduler.add_job(work)
    scheduler.start()
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
