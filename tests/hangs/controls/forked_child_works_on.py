"""Forks a child that is at work for longer than its parent may be."""

# limit: 1

import os
import sys
import time


def main():
    if os.fork() == 0:
        time.sleep(2.6)
        print("the child is done", flush=True)
        sys.exit(0)


if __name__ == "__main__":
    main()
