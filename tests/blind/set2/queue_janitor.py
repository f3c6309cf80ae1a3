import os
import socket
from datetime import datetime, timedelta

from apscheduler.schedulers.blocking import BlockingScheduler

sched = BlockingScheduler(timezone="UTC")
rounds = 0


@sched.scheduled_job("interval", minutes=5, next_run_time=datetime.now().astimezone() + timedelta(seconds=0.3))
def clean():
    global rounds
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["DEVICE_PORT"]))) as s:
        s.sendall(b"PURGE dead-letter\r\n")
        answer = s.makefile().readline()
    print("purged:", answer)
    rounds += 1
    if rounds == 12:
        sched.shutdown(wait=False)


if __name__ == "__main__":
    sched.start()
