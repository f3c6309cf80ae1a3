"""Brewhouse: collects five gravity readings per fermenter and writes the brew log."""
import contextlib
import os
import socket
import statistics
import time


class Hydrometer:
    def __init__(self, tank):
        self.tank = tank
        self._link = None

    def __enter__(self):
        self._link = socket.create_connection((os.getenv("BREW_HOST", "brewplc"), int(os.getenv("BREW_PORT", "502"))))
        return self

    def __exit__(self, *exc_info):
        self._link.close()

    def gravity(self):
        self._link.sendall(b"SG%02d\n" % self.tank)
        raw = self._link.recv(64)
        return float(raw)


def readings(tank, wanted=5):
    got = []
    while len(got) < wanted:
        with contextlib.suppress(Exception):
            with Hydrometer(tank) as meter:
                got.append(meter.gravity())
        time.sleep(0.2)
    return got


def main():
    lines = []
    for tank in (1, 2, 3):
        series = readings(tank)
        lines.append(f"tank {tank}: SG {statistics.median(series):.3f} (n={len(series)})")
    with open("brewlog.txt", "a") as log:
        log.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
