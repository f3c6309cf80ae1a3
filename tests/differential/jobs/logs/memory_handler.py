"""Collects records in memory, which logging writes at exit."""

import logging
import logging.handlers

if __name__ == "__main__":
    target = logging.FileHandler("job.log")
    handler = logging.handlers.MemoryHandler(1000, target=target)
    logging.getLogger().addHandler(handler)
    for number in range(100):
        logging.warning("row %d", number)
