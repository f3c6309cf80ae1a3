"""Has faulthandler tell where a step is after a while, and goes on."""

import faulthandler
import time


def main():
    faulthandler.dump_traceback_later(0.2)
    time.sleep(0.6)
    faulthandler.cancel_dump_traceback_later()
    print("done")


if __name__ == "__main__":
    main()
