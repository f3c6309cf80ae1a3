"""Waits for a signal that nobody sends."""

# trait: TG104

import signal


def main():
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    signal.sigwait([signal.SIGUSR1])  # hangs here


if __name__ == "__main__":
    main()
