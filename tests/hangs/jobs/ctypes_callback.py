"""What a callback raises is printed, and ignored."""

# trait: TG101

import ctypes
import time


def main():
    libc = ctypes.CDLL(None)
    compare = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)

    @compare
    def slowly(_one, _other):
        time.sleep(600)  # hangs here
        return 0

    numbers = (ctypes.c_int * 4)(4, 3, 2, 1)
    libc.qsort(numbers, 4, 4, slowly)


if __name__ == "__main__":
    main()
