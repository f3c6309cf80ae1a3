"""Name servers: transfers the customers' zones once and then every ten minutes until stopped."""
import datetime as dt
import logging
import os
import socket

from apscheduler.schedulers.blocking import BlockingScheduler

log = logging.getLogger("zones")
ZONES = ["example.org", "example.net"]


def transfer(zone):
    with socket.create_connection((os.environ.get("ZONE_HOST", "ns-hidden"), int(os.environ.get("ZONE_PORT", "53")))) as s:
        s.sendall(zone.encode() + b"\0")
        received = b""
        while True:
            packet = s.recv(512)
            if not packet:
                break
            received += packet
    with open(zone + ".zone", "wb") as f:
        f.write(received)
    log.info("%s: %d bytes", zone, len(received))


def main():
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    scheduler = BlockingScheduler()
    now = dt.datetime.now().astimezone()
    for n, zone in enumerate(ZONES):
        scheduler.add_job(transfer, "interval", minutes=10, args=[zone], next_run_time=now + dt.timedelta(seconds=0.2 * n))
    scheduler.start()


if __name__ == "__main__":
    main()
