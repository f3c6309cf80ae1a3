"""Gives the alarm a handler of its own, which only logs."""

# trait: TG103

import importlib
import time

signals = importlib.import_module("signal")


def main():
    signals.signal(signals.SIGALRM, lambda *_: print("still at work"))
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
