"""A foreign function that blocks, without the interpreter's lock."""

# trait: TG104

import ctypes


def main():
    mutex = ctypes.create_string_buffer(64)
    libc = ctypes.CDLL(None)
    libc.pthread_mutex_lock(mutex)
    libc.pthread_mutex_lock(mutex)  # hangs here


if __name__ == "__main__":
    main()
