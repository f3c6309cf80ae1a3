"""Is woken by a descriptor when a signal comes."""

import os
import signal


def main():
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer)
    signal.signal(signal.SIGUSR1, lambda *_: None)
    os.kill(os.getpid(), signal.SIGUSR1)
    print(os.read(reader, 1) == bytes([signal.SIGUSR1]))


if __name__ == "__main__":
    main()
