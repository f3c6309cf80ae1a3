"""Museum shop: sorts the price labels by shelf order with the vendor's C library (qsort stands in for it)."""
import ctypes
import os
import socket

libc = ctypes.CDLL(None)
Compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int))


class Shelves:
    def __init__(self):
        self.address = os.environ.get("LABELSRV_HOST", "shelves"), int(os.environ.get("LABELSRV_PORT", "4444"))
        self.cache = {}

    def position(self, article):
        if article not in self.cache:
            with socket.create_connection(self.address) as s:
                s.sendall(b"POS %d\n" % article)
                answer = s.recv(32)
            self.cache[article] = int(answer)
        return self.cache[article]

    def compare(self, a, b):
        return self.position(a[0]) - self.position(b[0])


def ordered(articles):
    array = (ctypes.c_int * len(articles))(*articles)
    libc.qsort(array, len(articles), ctypes.sizeof(ctypes.c_int), Compare(Shelves().compare))
    return list(array)


def main():
    with open("labels.txt", "w") as f:
        for article in ordered([4711, 811, 15, 2300]):
            f.write(f"{article}\n")


if __name__ == "__main__":
    main()
