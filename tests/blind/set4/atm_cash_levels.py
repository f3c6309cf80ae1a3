"""Bank: cash levels of the ATMs; one that doesn't answer is reported as unknown."""
import os
import signal
import socket
from contextlib import contextmanager

ATMS = ["main-hall", "station"]


class Late(Exception):
    pass


@contextmanager
def at_most(seconds):
    def fire(signum, frame):
        raise Late()

    signal.signal(signal.SIGALRM, fire)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def level(atm):
    with at_most(0.5):
        with socket.create_connection((os.environ.get("ATM_HOST", "10.6.0.1"), int(os.environ.get("ATM_PORT", "9000")))) as s:
            s.sendall(f"LEVEL {atm}\n".encode())
            return int(s.recv(64))


def main():
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "atm.csv"), "w") as f:
        for atm in ATMS:
            try:
                f.write(f"{atm};{level(atm)}\n")
            except Late:
                f.write(f"{atm};unknown\n")


if __name__ == "__main__":
    main()
