"""Commit the payment run at the bank gateway. The commit must not be interrupted half way."""
import contextlib
import os
import signal
import socket


@contextlib.contextmanager
def uninterruptible():
    old = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


class Bank:
    def __init__(self):
        self.sock = socket.create_connection((os.environ["SVC_HOST"], int(os.environ["GATEWAY_PORT"])))

    def send(self, line):
        self.sock.sendall(line.encode() + b"\n")

    def answer(self):
        return self.sock.recv(512).decode()


def read_run():
    return [("DE02120300000000202051", 120.00), ("DE02500105170137075030", 75.10)]


def main():
    bank = Bank()
    run = read_run()
    for iban, amount in run:
        bank.send(f"PAY {iban} {amount:.2f}")
    with uninterruptible():
        bank.send("COMMIT")
        if not bank.answer().startswith("OK"):
            raise SystemExit("payment run refused")
    print(len(run), "payments")


if __name__ == "__main__":
    main()
