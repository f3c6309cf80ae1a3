"""Announces finished shipments on the message bus for the carriers' adapters."""
import json
import logging
import os
import pathlib

from kombu import Connection, Exchange, Producer

BROKER = "amqp://guest:guest@127.0.0.1:%s//" % os.environ.get("SILENT_PORT", "5672")
OUTBOX = pathlib.Path("outbox")
shipments = Exchange("shipments", type="topic", durable=True)
log = logging.getLogger("announce")


def pending():
    for path in sorted(OUTBOX.glob("*.json")):
        yield path, json.loads(path.read_text())


def broker_trouble(exc, interval):
    log.warning("broker: %r, next try in %s s", exc, interval)


def announce(connection):
    channel = connection.channel()
    producer = Producer(channel, exchange=shipments, serializer="json")
    for path, document in pending():
        producer.publish(document, routing_key=f"carrier.{document['carrier']}", declare=[shipments])
        path.rename(path.with_suffix(".sent"))
        log.info("announced %s", path.stem)


def main():
    logging.basicConfig(level=logging.INFO)
    OUTBOX.mkdir(exist_ok=True)
    (OUTBOX / "S1.json").write_text('{"carrier": "postal", "parcels": 2}')
    connection = Connection(BROKER)
    connection.ensure_connection(errback=broker_trouble, interval_start=1, interval_step=1)
    with connection:
        announce(connection)


if __name__ == "__main__":
    main()
