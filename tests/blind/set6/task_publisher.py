"""Publish the tasks of the night to the work queue."""
import os

from kombu import Connection, Exchange, Queue

TASKS = [
    {"name": "rebuild-search", "priority": 5},
    {"name": "warm-cache", "priority": 1},
]
EXCHANGE = Exchange("night", type="direct")
QUEUE = Queue("night-tasks", EXCHANGE, routing_key="night")


def say(exc, interval):
    print(f"broker not there ({exc}), next try in {interval}s", flush=True)


def publish(connection, tasks):
    producer = connection.Producer(serializer="json")
    for task in tasks:
        producer.publish(task, exchange=EXCHANGE, routing_key="night", declare=[QUEUE])
    return len(tasks)


def main():
    url = os.environ.get("BROKER_URL", "amqp://guest:guest@broker.internal//")
    with Connection(url, connect_timeout=None) as connection:
        connection.ensure_connection(errback=say, interval_start=1)
        count = publish(connection, TASKS)
    print(count, "tasks published")


if __name__ == "__main__":
    main()
