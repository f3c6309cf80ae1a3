"""Cancels the timer of faulthandler, which is the backstop."""

# trait: TG101, TG103

import faulthandler
import time


def main():
    faulthandler.dump_traceback_later(5)
    print("working")
    faulthandler.cancel_dump_traceback_later()
    while True:
        try:
            time.sleep(600)  # hangs here
        except OSError as error:
            print("again:", error)


if __name__ == "__main__":
    main()
