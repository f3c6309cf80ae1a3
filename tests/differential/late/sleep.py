"""Cleans up when the time is up, in a finally and at exit."""

# limit: 1

import atexit
import time

report = open("report.txt", "w")


def main():
    atexit.register(print, "at exit")
    try:
        time.sleep(60)
    finally:
        report.write("finally\n")


if __name__ == "__main__":
    main()
