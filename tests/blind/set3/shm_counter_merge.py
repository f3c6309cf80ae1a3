"""Merge the counters of the C collector; its shared segment is protected by a pthread mutex."""
import ctypes
import json
import os
import time

libc = ctypes.CDLL(None, use_errno=True)
MUTEX_SIZE = 64
N = 32


class Segment(ctypes.Structure):
    _fields_ = [("mutex", ctypes.c_byte * MUTEX_SIZE), ("counters", ctypes.c_uint64 * N)]


class Counters:
    def __init__(self):
        self.seg = Segment()
        libc.pthread_mutex_init(ctypes.byref(self.seg.mutex), None)

    def __enter__(self):
        libc.pthread_mutex_lock(ctypes.byref(self.seg.mutex))
        return self

    def __exit__(self, *exc):
        libc.pthread_mutex_unlock(ctypes.byref(self.seg.mutex))

    def add(self, slot, n):
        self.seg.counters[slot] += n

    def snapshot(self):
        with self:
            return list(self.seg.counters)


def main():
    counters = Counters()
    with counters:
        for slot in range(N):
            counters.add(slot, slot * slot)
        if sum(counters.seg.counters) > 1000:
            snap = counters.snapshot()
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "counters.json"), "w") as fh:
        json.dump({"ts": time.time(), "counters": snap}, fh)


if __name__ == "__main__":
    main()
