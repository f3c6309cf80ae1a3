"""What it calls uses the alarm for a step, and cancels it."""

# trait: TG103

import importlib
import time

signals = importlib.import_module("signal")


def main():
    signals.alarm(1)
    time.sleep(0.1)
    signals.alarm(0)
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
