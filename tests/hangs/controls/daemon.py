"""Becomes a daemon by forking twice, and is at work for longer than the job may be."""

# limit: 1

import os
import sys
import time


def main():
    if os.fork():
        os._exit(0)
    os.setsid()
    if os.fork():
        os._exit(0)
    time.sleep(2.6)
    print("the daemon is done", flush=True)
    sys.exit(0)


if __name__ == "__main__":
    main()
