"""The thread of a listener is joined while one of its handlers may wait for an answer."""

import atexit
import logging
import logging.handlers
import queue
import socket
import time


class Collector(logging.Handler):
    def __init__(self, host):
        super().__init__()
        self.sock = socket.create_connection((host, 2003))

    def emit(self, record):
        self.sock.sendall(self.format(record).encode())
        self.sock.recv(8)


def main():
    lines = queue.Queue()
    listener = logging.handlers.QueueListener(lines, Collector("metrics"))
    listener.start()
    atexit.register(listener.stop)  # TG106
    time.sleep(7200)


def by_finally():
    listener = logging.handlers.QueueListener(queue.Queue(), Collector("metrics"))
    listener.start()
    try:
        time.sleep(7200)
    finally:
        listener.stop()  # TG106


if __name__ == "__main__":
    main()
    by_finally()
