"""Is asked to end, and does so at once."""

import os
import signal
import time


def main():
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)


if __name__ == "__main__":
    main()
