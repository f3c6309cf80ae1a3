"""Post the general ledger batch; keep the ledger lock fresh while we hold it."""
import os
import socket
import threading
import time

LOCKFILE = "gl.lock"


def refresh_lock():
    with open(LOCKFILE, "w") as fh:
        fh.write(f"{os.getpid()} {time.time()}\n")
    timer = threading.Timer(1.0, refresh_lock)
    timer.start()


def post(batch):
    with socket.create_connection((os.environ.get("GL_HOST", "gl01"), int(os.environ.get("GL_PORT", "8400")))) as sock:
        for entry in batch:
            sock.sendall(("%s;%d\n" % entry).encode())
            if sock.recv(16).strip() != b"OK":
                raise RuntimeError(f"entry {entry} refused")


def main():
    refresh_lock()
    post([("4711", 1999), ("4712", 2500), ("4713", -1999)])
    os.remove(LOCKFILE)
    print("posted")


if __name__ == "__main__":
    main()
