"""Ends by a signal."""

import os
import signal


def main():
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
