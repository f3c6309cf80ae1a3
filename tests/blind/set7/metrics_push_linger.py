"""Ask the monitoring hub for the queue lengths."""
import os

import zmq

TARGET = os.environ.get("HUB_TARGET", "tcp://127.0.0.1:18799")
QUEUES = ["mail", "invoices", "thumbnails"]


def ask(sock, queue):
    sock.send_json({"length": queue})
    return sock.recv_json()["length"]


def main():
    with zmq.Context() as ctx:
        with ctx.socket(zmq.REQ) as sock:
            sock.setsockopt(zmq.LINGER, 0)
            sock.connect(TARGET)
            lengths = {queue: ask(sock, queue) for queue in QUEUES}
    for queue, length in lengths.items():
        print(f"{queue:<12}{length:>6}")
    if max(lengths.values()) > 1000:
        raise SystemExit("queues are too long")


if __name__ == "__main__":
    main()
