"""Copy the log of the welding robots to the plant's log file."""
import logging
import logging.handlers
import os
import queue
import time

LINES = ["arc on", "move 10 20", "arc off"]


def make_listener():
    records = queue.Queue()
    target = logging.FileHandler(os.environ.get("LOG_FILE", "/var/log/robots.log"))
    target.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    listener = logging.handlers.QueueListener(records, target)
    logger = logging.getLogger("robot")
    logger.setLevel(logging.INFO)
    logger.addHandler(logging.handlers.QueueHandler(records))
    return logger, listener


def lines():
    number = 0
    while not os.path.exists("/run/robots.stop"):
        yield LINES[number % len(LINES)]
        number += 1
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
