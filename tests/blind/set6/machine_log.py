"""Copy the log of the milling machines to the plant's log host."""
import logging
import logging.handlers
import os
import queue
import time

LINES = ["M3 spindle on", "G1 X10 Y20", "M5 spindle off"]


def make_listener():
    records = queue.Queue()
    remote = logging.handlers.HTTPHandler(os.environ.get("LOG_HOST", "logs.internal"), "/in")
    listener = logging.handlers.QueueListener(records, remote)
    logger = logging.getLogger("machine")
    logger.setLevel(logging.INFO)
    logger.addHandler(logging.handlers.QueueHandler(records))
    return logger, listener


def lines():
    for number in range(1000):
        yield LINES[number % len(LINES)]
        time.sleep(0.1)


def main():
    logger, listener = make_listener()
    listener.start()
    try:
        for line in lines():
            logger.info(line)
    finally:
        listener.stop()
    print("log copied")


if __name__ == "__main__":
    main()
