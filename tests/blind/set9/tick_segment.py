"""Copy the ticks out of the shared segment that the C++ feed handler fills."""
import ctypes
import mmap
import os
import struct

SEGMENT = os.path.join(os.environ.get("WORK_DIR", "/dev/shm"), "ticks")
SIZE = 1 << 16
MUTEX = 64
libc = ctypes.CDLL(None)


class Segment:
    def __init__(self, path):
        fresh = not os.path.exists(path)
        self.file = open(path, "w+b" if fresh else "r+b")
        if fresh:
            self.file.truncate(SIZE)
        self.map = mmap.mmap(self.file.fileno(), SIZE)
        self.mutex = ctypes.byref(ctypes.c_char.from_buffer(self.map))

    def __enter__(self):
        if libc.pthread_mutex_lock(self.mutex):
            raise OSError("mutex of the segment is broken")
        return self

    def __exit__(self, *_):
        libc.pthread_mutex_unlock(self.mutex)

    def ticks(self):
        (count,) = struct.unpack_from("<I", self.map, MUTEX)
        for n in range(count):
            yield struct.unpack_from("<Id", self.map, MUTEX + 4 + n * 12)


def snapshot(segment):
    with segment:
        return list(segment.ticks())


def main():
    segment = Segment(SEGMENT)
    with segment:
        for instrument, price in snapshot(segment):
            print(instrument, price)


if __name__ == "__main__":
    main()
