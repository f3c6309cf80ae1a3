"""Forks a child that a signal of the parent's ends."""

import os
import signal
import time


def main():
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, lambda *_: os._exit(9))
        os.write(writer, b"ready")
        time.sleep(30)
    os.read(reader, 5)
    os.kill(child, signal.SIGTERM)
    print(os.waitpid(child, 0)[1] >> 8)


if __name__ == "__main__":
    main()
