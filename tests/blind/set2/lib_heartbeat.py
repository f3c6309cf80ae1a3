import pathlib
import threading
import time


class Heartbeat:
    """Touch a file every few seconds so that monitoring sees the job alive."""

    def __init__(self, path, every=1.0):
        self.path = pathlib.Path(path)
        self.every = every
        self._timer = None

    def start(self):
        self.path.write_text(str(time.time()))
        self._timer = threading.Timer(self.every, self.start)
        self._timer.start()

    def stop(self):
        if self._timer:
            self._timer.cancel()
