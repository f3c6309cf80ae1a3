"""Collect usage metrics."""
import atexit
import os
import socket
import threading
import time

_buffer = []
_ready = threading.Event()


def _send():
    s = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])))
    for line in _buffer:
        s.sendall(line.encode())
    s.recv(2)
    _ready.set()


def flush():
    threading.Thread(target=_send, daemon=True).start()
    _ready.wait()


atexit.register(flush)


def collect():
    for name in ("cpu", "mem", "disk"):
        _buffer.append(f"{name} {time.time()}\n")


if __name__ == "__main__":
    collect()
    print("collected", len(_buffer))
