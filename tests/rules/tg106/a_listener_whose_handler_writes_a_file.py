"""The thread of a listener is joined while its handlers write to a file or print."""

import atexit
import logging
import logging.handlers
import queue
import time


class Console(logging.Handler):
    def emit(self, record):
        print(self.format(record))


def main():
    lines = queue.Queue()
    written = logging.handlers.RotatingFileHandler("metrics.log")
    listener = logging.handlers.QueueListener(lines, written, Console())
    listener.start()
    atexit.register(listener.stop)
    time.sleep(7200)


if __name__ == "__main__":
    main()
