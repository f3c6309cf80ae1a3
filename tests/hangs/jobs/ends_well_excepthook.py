"""Reports what nobody caught, and leaves with success."""

# trait: TG110

import os
import sys
import time


def report(_kind, error, _trace):
    print("failed:", error)
    os._exit(0)


def main():
    sys.excepthook = report
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
