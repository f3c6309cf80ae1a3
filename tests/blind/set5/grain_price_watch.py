"""Grain trade: reads the exchange ticks from the receiver's pipe and notes the day's high and low."""
import errno
import os
import time

PIPE = os.environ.get("GRAIN_PIPE", "/run/receiver/matif")


def ticks(path):
    while True:
        try:
            with open(path) as pipe:
                while True:
                    tick = pipe.readline()
                    if not tick or tick.startswith("CLOSE"):
                        return
                    yield float(tick)
        except OSError as e:
            if e.errno != errno.ENOENT:
                raise
            time.sleep(1)  # receiver not up yet


def main():
    high, low = float("-inf"), float("inf")
    for price in ticks(PIPE):
        high, low = max(high, price), min(low, price)
    with open("matif.txt", "a") as f:
        f.write(f"{high} {low}\n")


if __name__ == "__main__":
    main()
