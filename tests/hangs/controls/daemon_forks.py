"""Becomes a daemon, which forks a child of its own when its job would long have had to end."""

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
    time.sleep(2.4)
    child = os.fork()
    if child == 0:
        sys.exit(6)
    print(os.waitpid(child, 0)[1] >> 8)
    time.sleep(0.2)
    print("the daemon is done", flush=True)


if __name__ == "__main__":
    main()
