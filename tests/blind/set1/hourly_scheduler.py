import datetime as dt
import logging
import os
import socket

from apscheduler.schedulers.blocking import BlockingScheduler

logging.basicConfig(level=logging.INFO)
sched = BlockingScheduler()


@sched.scheduled_job("date", run_date=dt.datetime.now() + dt.timedelta(seconds=0.5))
def sync():
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))) as s:
        s.sendall(b"SYNC\n")
        logging.info("sync: %s", s.recv(100))
    sched.shutdown(wait=False)


if __name__ == "__main__":
    sched.start()
