"""Blocks every signal around its work."""

# trait: TG103

import signal
import time


def main():
    signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    time.sleep(600)  # hangs here


if __name__ == "__main__":
    main()
