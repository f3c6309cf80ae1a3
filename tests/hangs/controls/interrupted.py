"""Is interrupted, as by ^C."""

import os
import signal
import time


def main():
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)


if __name__ == "__main__":
    main()
