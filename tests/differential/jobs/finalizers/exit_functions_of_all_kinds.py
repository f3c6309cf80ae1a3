"""Has the end told by each mechanism, in order."""

import atexit
import logging
import threading
import weakref


class Closing(logging.Handler):
    def emit(self, record):
        pass

    def close(self):
        print("the handler is closed")


class Row:
    def __del__(self):
        print("the row is deleted")


if __name__ == "__main__":
    atexit.register(print, "before the finalizer")
    row = Row()
    finalizer = weakref.finalize(row, print, "the row is finalized")
    atexit.register(print, "after the finalizer")
    logging.getLogger().addHandler(Closing())
    threading.Timer(0.1, print, ["the thread is done"]).start()
