"""Parcel dispatch: renders labels in a pool and books each finished label with the carrier."""
import os
import socket
import zlib
from concurrent.futures import ThreadPoolExecutor, wait

CARRIER = os.environ.get("CARRIER_HOST", "carrier-gw"), int(os.environ.get("CARRIER_PORT", "3131"))
booked = []


def render(order):
    text = f"^XA^FO20,20^FD{order}^FS^XZ"
    return order, zlib.compress(text.encode())


def book(future):
    order, label = future.result()
    with socket.create_connection(CARRIER) as carrier:
        carrier.sendall(len(label).to_bytes(2, "big") + label)
        confirmation = carrier.recv(64)
    booked.append((order, confirmation.decode()))


def main():
    orders = [f"O-{n}" for n in range(7001, 7006)]
    with ThreadPoolExecutor(2) as pool:
        labels = [pool.submit(render, order) for order in orders]
    wait(labels)
    for label in labels:
        label.add_done_callback(book)
    missing = len(orders) - len(booked)
    print(f"{len(booked)} booked, {missing} missing")
    raise SystemExit(1 if missing else 0)


if __name__ == "__main__":
    main()
