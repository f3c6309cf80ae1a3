"""Ignores the end of its children, which the kernel reaps."""

import os
import signal


def main():
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    if os.fork() == 0:
        os._exit(3)
    print("done")


if __name__ == "__main__":
    main()
