"""Repeat a check until a condition holds."""
import sched
import sys
import time


class Repeater:
    def __init__(self, check, every, until):
        self.check, self.every, self.until = check, every, until
        self.clock = sched.scheduler(time.monotonic, time.sleep)
        self.failures = 0

    def _once(self):
        try:
            self.check()
            self.failures = 0
        except Exception as e:
            self.failures += 1
            print(f"check failed ({self.failures}): {e}", file=sys.stderr)
        if not self.until():
            self.clock.enter(self.every, 1, self._once)

    def run(self):
        self._once()
        self.clock.run()
