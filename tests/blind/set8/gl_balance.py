"""Read the general ledger balance while holding (and refreshing) the ledger lock."""
import os
import socket
import threading
import time

LOCKFILE = "gl.lock"


def refresh_lock():
    with open(LOCKFILE, "w") as fh:
        fh.write(f"{os.getpid()} {time.time()}\n")
    timer = threading.Timer(1.0, refresh_lock)
    timer.daemon = True
    timer.start()


def balance(account):
    with socket.create_connection((os.environ.get("GL_HOST", "gl01"), int(os.environ.get("GL_PORT", "8400")))) as sock:
        sock.sendall(f"BAL {account}\n".encode())
        return int(sock.makefile().readline())


def main():
    refresh_lock()
    total = sum(balance(a) for a in ("1000", "1200", "1800"))
    os.remove(LOCKFILE)
    print("balance", total)


if __name__ == "__main__":
    main()
