"""Is called by C code when the time is up."""

# limit: 1

import time


def key(number):
    time.sleep(60)
    return number


if __name__ == "__main__":
    print(sorted([2, 1], key=key))
