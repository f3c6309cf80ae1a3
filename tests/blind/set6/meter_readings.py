"""Collect the meter readings of the branch offices."""
import json
import os
import signal
import sys
import time
import urllib.request

OFFICES = ["bonn", "kiel", "ulm"]


class Heartbeat:
    """Touches a file every few seconds so that the watchdog sees life."""

    def __init__(self, path, every=15.0):
        self.path = path
        self.every = every

    def beat(self, *_):
        with open(self.path, "a"):
            os.utime(self.path, (time.time(), time.time()))

    def __enter__(self):
        signal.signal(signal.SIGALRM, self.beat)
        signal.setitimer(signal.ITIMER_REAL, self.every, self.every)
        return self

    def __exit__(self, *exc):
        signal.setitimer(signal.ITIMER_REAL, 0)


def reading(base, office):
    with urllib.request.urlopen(f"{base}/{office}/power") as reply:
        return json.load(reply)["kwh"]


def main():
    base = os.environ.get("METER_URL", "http://meters.internal")
    total = 0
    with Heartbeat("/tmp/meter_readings.beat"):
        for office in OFFICES:
            kwh = reading(base, office)
            total += kwh
            print(office, kwh)
    return 0 if total else 1


if __name__ == "__main__":
    sys.exit(main())
