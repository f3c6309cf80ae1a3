"""Waits for its children as they come, with what they used."""

import os
import time


def main():
    for number in range(3):
        if os.fork() == 0:
            time.sleep(number / 5)
            os._exit(number)
    print([os.wait3(0)[1] >> 8 for _ in range(3)])


if __name__ == "__main__":
    main()
