"""Logs by a thread that is still there at exit."""

import logging
import logging.handlers
import queue
import time

records = queue.Queue()
listener = logging.handlers.QueueListener(records, logging.FileHandler("job.log"))


def main():
    listener.start()
    logging.getLogger().addHandler(logging.handlers.QueueHandler(records))
    logging.warning("row")
    while records.qsize():
        time.sleep(0.01)
    time.sleep(0.05)


if __name__ == "__main__":
    main()
