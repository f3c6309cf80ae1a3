"""Sort the lots by age; the age is known to the lot service only."""
import ctypes
import json
import os
import urllib.request

LOTS = [417, 20, 993, 5, 61]
BASE = os.environ.get("LOT_URL", "http://lots.internal")
libc = ctypes.CDLL(None)
COMPARE = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_int), ctypes.POINTER(ctypes.c_int)
)


def age(lot):
    with urllib.request.urlopen(f"{BASE}/lot/{lot}") as reply:
        return json.load(reply)["days"]


def by_age(left, right):
    return age(left[0]) - age(right[0])


def main():
    numbers = (ctypes.c_int * len(LOTS))(*LOTS)
    compare = COMPARE(by_age)
    libc.qsort(numbers, len(LOTS), ctypes.sizeof(ctypes.c_int), compare)
    for number in numbers:
        print(number)
    if list(numbers) == LOTS:
        print("order unchanged")


if __name__ == "__main__":
    main()
