"""Field service: recomputes the vans' routes every few seconds during the shift."""
import datetime as dt
import logging
import os
import socket

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.blocking import BlockingScheduler


class Routes:
    def __init__(self):
        self.current = {}

    def recompute(self):
        with socket.create_connection((os.environ.get("VANROUTE_HOST", "router"), int(os.environ.get("VANROUTE_PORT", "5000")))) as s:
            s.sendall(b"MATRIX\n")
            reply = s.recv(400)
        for line in reply.decode().splitlines():
            van, _, stops = line.partition(":")
            self.current[van] = stops.split(",")


def main():
    logging.basicConfig(level=logging.WARNING)
    shift_end = dt.datetime.now().astimezone() + dt.timedelta(hours=8)
    routes = Routes()
    scheduler = BlockingScheduler(executors={"default": DebugExecutor()})
    scheduler.add_job(routes.recompute, "interval", seconds=5, next_run_time=dt.datetime.now().astimezone())
    scheduler.add_job(scheduler.shutdown, "date", run_date=shift_end, kwargs={"wait": False})
    scheduler.start()


if __name__ == "__main__":
    main()
