"""A greenlet of its own works, and the main one waits for it."""

# trait: TG105, TG110
# needs: gevent

import time
import gevent


def work():
    time.sleep(600)  # hangs here


def main():
    gevent.spawn(work).join()


if __name__ == "__main__":
    main()
