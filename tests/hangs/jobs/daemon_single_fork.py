"""Goes on in the background."""

# trait: TG112

import os
import sys
import time


def main():
    pid = os.fork()
    if pid:
        print("started", pid)
        sys.exit(0)
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
