"""Replay the order events of a day to the subscribers."""
import os
import socket

from bus import EventBus

HOST = os.environ.get("SUBSCRIBER_HOST", "subs.internal")
PORT = int(os.environ.get("SUBSCRIBER_PORT", "7200"))
bus = EventBus()


def send(subscriber, event):
    with socket.create_connection((HOST, PORT)) as sock:
        sock.sendall(f"{subscriber} {event}\n".encode())
        return sock.recv(2)


@bus.on("order.paid")
def tell_shipping(event):
    send("shipping", event)


@bus.on("order.paid")
def tell_accounting(event):
    send("accounting", event)


@bus.on("order.shipped")
def tell_customer(event):
    send("customer", event)


def main():
    for number in range(3):
        bus.publish("order.paid", {"order": number})
        bus.publish("order.shipped", {"order": number})
    print("replayed", bus.published, "events")


if __name__ == "__main__":
    main()
