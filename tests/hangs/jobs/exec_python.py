"""Starts itself anew, as some do for another environment, and hangs then."""

# trait: TG107

import os
import sys
import time


def main():
    if len(sys.argv) == 1:
        os.execv(sys.executable, [sys.executable, sys.argv[0], "again"])
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
