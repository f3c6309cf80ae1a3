"""Waits for any of its descriptors."""

import os
import selectors


def main():
    selector = selectors.DefaultSelector()
    reading, writing = os.pipe()
    selector.register(reading, selectors.EVENT_READ)
    selector.select()  # hangs here
    os.close(writing)


if __name__ == "__main__":
    main()
