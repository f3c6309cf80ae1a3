"""End-of-day settlement: send the cut-off message to the core system and wait for the ledger's answer."""
import os
import signal
import socket
import sys
from contextlib import contextmanager


class StepTimeout(Exception):
    pass


@contextmanager
def step_limit(seconds, what):
    def fire(signum, frame):
        raise StepTimeout(what)

    signal.signal(signal.SIGALRM, fire)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def load_batch(path):
    """today's payment orders: id;iban;amount"""
    if not os.path.exists(path):
        return []
    with open(path) as f:
        return [line.rstrip("\n").split(";") for line in f]


def total(batch):
    return sum(round(float(amount) * 100) for _, _, amount in batch)


def send_cutoff(conn, amount):
    conn.sendall(f"CUTOFF {amount}\n".encode())


def wait_for_ledger(conn):
    buf = b""
    while not buf.endswith(b"\n"):
        data = conn.recv(4096)
        if not data:
            raise ConnectionError("ledger closed the line")
        buf += data
    return buf.decode().strip()


def main():
    with step_limit(60, "reading batch"):
        batch = load_batch(os.environ.get("BATCH_FILE", "/data/eod/orders.csv"))
    addr = os.environ.get("SETTLE_HOST", "core1"), int(os.environ.get("SETTLE_PORT", "7700"))
    with socket.create_connection(addr) as conn:
        with step_limit(30, "cut-off message"):
            send_cutoff(conn, total(batch))
        answer = wait_for_ledger(conn)
    print("ledger:", answer)
    return 0 if answer.startswith("OK") else 2


if __name__ == "__main__":
    sys.exit(main())
