"""Polls a pipe without a limit."""

import os
import select


def main():
    reading, writing = os.pipe()
    poll = select.poll()
    poll.register(reading, select.POLLIN)
    poll.poll()  # hangs here
    os.close(writing)


if __name__ == "__main__":
    main()
