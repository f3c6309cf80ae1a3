"""Is stopped, as is a job in the background that reads from its terminal."""

# trait: TG107

import os
import signal


def main():
    os.kill(os.getpid(), signal.SIGSTOP)  # hangs here


if __name__ == "__main__":
    main()
