"""Sort the label file with the plant's collation (C library's qsort)."""
import ctypes
import os
import random
import time

libc = ctypes.CDLL(None)
COMPARE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_int),
                           ctypes.POINTER(ctypes.c_int))
SPEED = float(os.environ.get("COLLATION_DELAY", "0.002"))


def collate(a, b):
    # the collation service's rules are slow
    time.sleep(SPEED)
    left, right = a[0] % 1000, b[0] % 1000
    return (left > right) - (left < right)


compare = COMPARE(collate)


def sort_labels(numbers):
    array = (ctypes.c_int * len(numbers))(*numbers)
    libc.qsort(array, len(numbers), ctypes.sizeof(ctypes.c_int), compare)
    return list(array)


def main():
    rng = random.Random(7)
    labels = [rng.randrange(1_000_000) for _ in range(280)]
    ordered = sort_labels(labels)
    print("first", ordered[:3], "last", ordered[-3:])


if __name__ == "__main__":
    main()
