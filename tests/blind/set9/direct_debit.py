"""Send the direct debits to the bank; Ctrl-C must not cut a batch in half."""
import contextlib
import os
import signal
import socket

HOST = os.environ.get("PEER_HOST", "ebics.bank.example")
PORT = int(os.environ.get("PEER_PORT", "9443"))


@contextlib.contextmanager
def no_operator_signals():
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def send(batch):
    with socket.create_connection((HOST, PORT)) as link:
        for mandate, cents in batch:
            link.sendall(f"DEBIT {mandate} {cents}\n".encode())
        answer = link.recv(100)
    if not answer.startswith(b"ACK"):
        raise RuntimeError(f"refused: {answer!r}")


def main():
    batch = [(f"M{n}", n * 100) for n in range(1, 40)]
    with no_operator_signals():
        send(batch)
    print("sent", len(batch))


if __name__ == "__main__":
    main()
