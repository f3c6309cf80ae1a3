"""Puts label jobs on the in-memory bus and prints them, as in the packing station's demo."""
import logging

from kombu import Connection, Consumer, Exchange, Producer, Queue

labels = Exchange("labels", type="direct")
inbox = Queue("label-jobs", labels, routing_key="print")
log = logging.getLogger("labels")


class Printer:
    def __init__(self):
        self.printed = []

    def on_message(self, body, message):
        self.printed.append(body["order"])
        message.ack()


def main():
    logging.basicConfig(level=logging.INFO)
    printer = Printer()
    connection = Connection("memory://")
    connection.ensure_connection(max_retries=2)
    with connection:
        producer = Producer(connection.channel(), labels, routing_key="print", serializer="json")
        for order in ("o-1", "o-2", "o-3"):
            producer.publish({"order": order}, declare=[inbox])
        with Consumer(connection.channel(), [inbox], callbacks=[printer.on_message]):
            while len(printer.printed) < 3:
                connection.drain_events(timeout=1)
    log.info("printed %s", printer.printed)


if __name__ == "__main__":
    main()
