"""Logs on the way out, from everywhere."""

import atexit
import logging
import weakref

logging.basicConfig(level=logging.INFO)


class Rows:
    def __del__(self):
        logging.info("rows deleted")


if __name__ == "__main__":
    rows = Rows()
    finalizer = weakref.finalize(rows, logging.info, "rows finalized")
    atexit.register(logging.info, "at exit")
    logging.info("done")
