"""Named steps with timings."""
import time


class Step:
    log = []

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.begin = time.perf_counter()
        return self

    def __exit__(self, kind, value, tb):
        took = time.perf_counter() - self.begin
        state = "ok" if kind is None else f"failed ({value})"
        self.log.append((self.name, state, took))
        print(f"{self.name}: {state} after {took:.1f}s")
        return True

    @classmethod
    def summary(cls):
        bad = [name for name, state, _ in cls.log if state != "ok"]
        print(f"{len(cls.log)} steps, failed: {', '.join(bad) or 'none'}")
