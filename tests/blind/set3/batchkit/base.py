"""Common frame of all batch jobs."""
import logging
import time


class BatchJob:
    name = "batch"
    max_rounds = 10
    pause = 1

    def __init__(self):
        self.log = logging.getLogger(self.name)
        self.done = False

    def process(self):
        raise NotImplementedError

    def on_error(self, exc):
        self.log.exception("round failed: %s", exc)

    def run(self):
        rounds = 0
        while not self.done and rounds < self.max_rounds:
            rounds += 1
            try:
                self.process()
                self.done = True
            except Exception as exc:
                self.on_error(exc)
                time.sleep(self.pause)
        return self.done
