"""Settle the day's card payments with the acquirer; must not be cut in half."""
import contextlib
import os
import signal
import socket

HOST = os.environ.get("PEER_HOST", "acquirer.bank.example")
PORT = int(os.environ.get("PEER_PORT", "9443"))


@contextlib.contextmanager
def undisturbed():
    old = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def settle(batch):
    total = sum(cents for _, cents in batch)
    with socket.create_connection((HOST, PORT)) as link:
        link.sendall(f"SETTLE {len(batch)} {total}\n".encode())
        answer = link.recv(100)
    if not answer.startswith(b"ACK"):
        raise RuntimeError(f"not settled: {answer!r}")


def main():
    batch = [(f"tx{n}", n * 100) for n in range(1, 40)]
    with undisturbed():
        settle(batch)
    print("settled", len(batch))


if __name__ == "__main__":
    main()
