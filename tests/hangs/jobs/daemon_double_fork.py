"""Becomes a daemon in the classic way."""

# trait: TG112

import os
import time


def daemonize():
    if os.fork() > 0:
        os._exit(0)
    os.setsid()
    if os.fork() > 0:
        os._exit(0)


def main():
    daemonize()
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
