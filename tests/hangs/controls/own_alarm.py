"""Limits a step by an alarm of its own."""

import importlib
import time

signals = importlib.import_module("signal")


class StepTookTooLong(Exception):
    pass


def too_long(*_):
    raise StepTookTooLong


def main():
    signals.signal(signals.SIGALRM, too_long)
    signals.setitimer(signals.ITIMER_REAL, 0.2)
    try:
        time.sleep(5)
    except StepTookTooLong:
        print("the step took too long")


if __name__ == "__main__":
    main()
