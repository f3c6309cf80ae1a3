"""Log host metrics through the queue handler to a rotating file."""
import atexit
import logging
import logging.handlers
import os
import queue
import time


def setup():
    handler = logging.handlers.RotatingFileHandler("metrics.log", maxBytes=1_000_000, backupCount=3)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    q = queue.Queue(-1)
    listener = logging.handlers.QueueListener(q, handler)
    listener.start()
    atexit.register(listener.stop)
    logger = logging.getLogger("metrics")
    logger.addHandler(logging.handlers.QueueHandler(q))
    logger.setLevel(logging.INFO)
    return logger


def main():
    logger = setup()
    while True:
        logger.info("load %.2f %.2f %.2f", *os.getloadavg())
        time.sleep(1)


if __name__ == "__main__":
    main()
