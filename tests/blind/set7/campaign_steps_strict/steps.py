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
        return False

    @classmethod
    def summary(cls):
        for name, state, took in cls.log:
            print(f"{name:<12}{state:<20}{took:.1f}")
