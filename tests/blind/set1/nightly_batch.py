import datetime as dt
import logging

from apscheduler.schedulers.blocking import BlockingScheduler

logging.basicConfig(level=logging.INFO)
sched = BlockingScheduler()


@sched.scheduled_job("date", run_date=dt.datetime.now() + dt.timedelta(seconds=0.5))
def batch():
    logging.info("batch of %d", len(range(100)))
    sched.shutdown(wait=False)


if __name__ == "__main__":
    sched.start()
