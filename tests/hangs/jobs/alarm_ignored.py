"""What it calls ignores the alarm."""

# trait: TG103

import importlib
import time

signals = importlib.import_module("signal")


def main():
    signals.signal(signals.SIGALRM, signals.SIG_IGN)
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
