"""Handles an interrupt, and goes on."""

import os
import signal


def main():
    signal.signal(signal.SIGINT, lambda *_: print("interrupted"))
    os.kill(os.getpid(), signal.SIGINT)
    print("done")


if __name__ == "__main__":
    main()
