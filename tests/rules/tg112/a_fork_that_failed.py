# A fork that failed.
import os
import sys
import time


def main():
    pid = os.fork()
    if pid < 0:
        sys.exit(1)
    time.sleep(600)

if __name__ == "__main__":
    main()
