"""Has a timer for each call, and cancels it."""

# trait: TG103

import signal
import time


class Late(Exception):
    pass


def late(_signum, _frame):
    raise Late


def ask():
    signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, 5)
    try:
        print("asked")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def main():
    ask()
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
