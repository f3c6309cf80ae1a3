"""3D print farm: hands finished slices to free printers, as the printers announce themselves."""
import faulthandler
import os
import signal
import sys
from collections import deque

PIPE = os.environ.get("FARM_PIPE", "/run/farm/events")


def debugging_aids():
    faulthandler.enable()
    for number in (signal.SIGUSR1, signal.SIGALRM):
        faulthandler.register(number, file=sys.stderr, all_threads=True)


def dispatch(jobs, bus):
    placed = {}
    while jobs:
        event = bus.readline()
        name, _, state = event.strip().partition(" ")
        if state == "IDLE":
            placed[name] = jobs.popleft()
        elif state == "FAULT" and name in placed:
            jobs.appendleft(placed.pop(name))
    return placed


def main():
    debugging_aids()
    jobs = deque(["bracket.gcode", "hinge.gcode"])
    with open(PIPE, encoding="ascii") as bus:
        placed = dispatch(jobs, bus)
    for printer, job in placed.items():
        print(printer, job)


if __name__ == "__main__":
    main()
