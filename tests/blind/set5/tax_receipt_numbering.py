"""Restaurant tills: draws consecutive receipt numbers from the fiscal server."""
import contextlib
import os
import signal
import socket

DELAYED = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def no_interruption():
    signal.pthread_sigmask(signal.SIG_BLOCK, DELAYED)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, DELAYED)


def draw(till):
    with no_interruption():
        with socket.create_connection((os.environ.get("RECEIPTNO_HOST", "fiscal"), int(os.environ.get("RECEIPTNO_PORT", "5020")))) as s:
            s.sendall(f"NEXT {till}\n".encode())
            number = s.recv(20)
    if not number.isdigit():
        raise ValueError(f"till {till}: {number!r}")
    return int(number)


def main():
    for till in ("bar", "terrace"):
        print(till, draw(till))


if __name__ == "__main__":
    main()
