"""Consume order events and count them per channel."""
import collections
import os
import socket

from kombu import Connection, Exchange, Queue

BROKER = os.environ.get("BROKER", "memory://")
events = Exchange("orders", type="topic", durable=True)
queue = Queue("orders.stats", exchange=events, routing_key="order.#")
counts = collections.Counter()


def on_event(body, message):
    counts[body.get("channel", "?")] += 1
    message.ack()


def done():
    return sum(counts.values()) >= 1000


def main():
    with Connection(BROKER) as conn, conn.Consumer(queue, callbacks=[on_event]):
        while not done():
            try:
                conn.drain_events(timeout=5)
            except socket.timeout:
                print("no event for 5 s, total", sum(counts.values()))
                continue
    for channel, count in counts.most_common():
        print(channel, count)


if __name__ == "__main__":
    main()
