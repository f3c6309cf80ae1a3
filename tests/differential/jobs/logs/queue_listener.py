"""Logs by a thread, which is ended at exit."""

import atexit
import logging
import logging.handlers
import queue

if __name__ == "__main__":
    records = queue.Queue()
    listener = logging.handlers.QueueListener(records, logging.FileHandler("job.log"))
    listener.start()
    atexit.register(listener.stop)
    logging.getLogger().addHandler(logging.handlers.QueueHandler(records))
    for number in range(100):
        logging.warning("row %d", number)
