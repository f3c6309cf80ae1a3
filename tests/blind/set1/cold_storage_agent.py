"""Move old files to cold storage."""
import os
import socket
import sys


def daemonize():
    if os.fork():
        os._exit(0)
    os.setsid()
    if os.fork():
        os._exit(0)
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)


def move_all():
    s = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])))
    for name in sorted(os.listdir(os.environ["WORK_DIR"])):
        s.sendall(f"MOVE {name}\n".encode())
        if not s.recv(100).startswith(b"OK"):
            return 1
    return 0


if __name__ == "__main__":
    daemonize()
    sys.exit(move_all())
